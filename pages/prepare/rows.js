// Rows to tick, the worst first, with what is wrong with each; the choice goes to Python as a list of ids.
// Text only ever enters through textContent.

export default function ({ data, parentElement, setStateValue }) {
  const list = parentElement.list ?? (parentElement.list = mount(parentElement));
  list.send = setStateValue;
  list.update(data);
}

function mount(parent) {
  const search = element("input", "search");
  const told = element("p", "told");
  const root = element("div", "root");
  search.type = "search";
  told.setAttribute("role", "status");
  parent.append(search, told, root);
  const l = { seen: "", chosen: null, count: 0 };

  l.update = (data) => {
    const text = JSON.stringify(data);
    if (text === l.seen) return;
    l.seen = text;
    l.data = data;
    document.documentElement.lang = data.lang;
    set(search, { placeholder: data.words.search, "aria-label": data.words.search });
    set(root, { role: "group", "aria-label": data.words.label });
    l.chosen ??= new Set(data.chosen);
    root.replaceChildren(...data.rows.map(line), element("p", "empty", data.words.empty));
    narrow();
    tell();
  };

  function line(row) {
    const label = element("label");
    const box = element("input");
    box.type = "checkbox";
    box.value = row.id;
    box.checked = l.chosen.has(row.id);
    box.addEventListener("change", () => {
      if (box.checked) l.chosen.add(row.id);
      else l.chosen.delete(row.id);
      l.send("chosen", { value: l.data.rows.map((one) => one.id).filter((id) => l.chosen.has(id)), count: ++l.count });
      tell();
    });
    const words = element("span", "words");
    words.append(element("strong", "", row.name), element("span", "clause", row.clause), element("span", "wrong", row.wrong));
    label.append(box, words);
    label.text = `${row.name} ${row.clause} ${row.wrong}`.toLowerCase();
    return label;
  }

  function narrow() {
    const parts = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const label of root.querySelectorAll("label")) {
      label.hidden = !parts.every((part) => label.text.includes(part));
      shown += !label.hidden;
    }
    root.lastChild.hidden = shown > 0;
  }

  function tell() {
    const { words, limit } = l.data;
    const over = l.chosen.size > limit;
    told.textContent = (over ? words.over : words.chosen).replace("{n}", l.chosen.size);
    told.classList.toggle("over", over);
  }

  search.addEventListener("input", narrow);
  parent.addEventListener("keydown", (event) => event.key.length === 1 && event.stopPropagation()); // hotkeys of the framework
  return l;
}
