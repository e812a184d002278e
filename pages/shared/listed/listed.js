// Groups that fold, each item a button; the picked one goes to Python.
// Text only ever enters through textContent.

export default function ({ data, parentElement, setStateValue }) {
  const list = parentElement.list ?? (parentElement.list = mount(parentElement));
  list.send = setStateValue;
  list.update(data);
}

function mount(parent) {
  const root = parent.appendChild(element("div", "root"));
  const l = { seen: "", folded: new Map(), count: 0 };

  l.update = (data) => {
    const text = JSON.stringify(data);
    if (text === l.seen) return;
    l.seen = text;
    document.documentElement.lang = data.lang;
    parent.host.style.setProperty("--above", data.above);
    const { scrollTop } = root;
    const focused = parent.activeElement?.dataset.id;
    root.replaceChildren(...(data.groups.length ? data.groups.map(group) : [element("p", "empty", data.empty)]));
    root.scrollTop = scrollTop;
    if (focused) find(focused)?.focus({ preventScroll: true });
    find(data.picked)?.setAttribute("aria-current", "true");
    if (!l.shown) find(data.picked)?.scrollIntoView({ block: "nearest" });
    l.shown = true;
    if (l.clicked && innerWidth <= NARROW) // there the finding in full stands below the list, out of sight
      document.querySelector(".st-key-detail")?.scrollIntoView({ block: "start" });
    l.clicked = false;
  };

  function find(id) {
    return [...root.querySelectorAll("button")].find((button) => button.dataset.id === id);
  }

  function group(one) {
    const box = element("details", one.severity);
    box.open = l.folded.get(one.id) ?? one.open;
    box.addEventListener("toggle", () => l.folded.set(one.id, box.open));
    const summary = element("summary");
    summary.append(mark("span", "mark", one.mark), element("span", "title", one.title), element("span", "count", one.count));
    box.append(summary, ...one.items.map(item));
    if (one.more) box.append(element("p", "more", one.more));
    return box;
  }

  function item({ id, says }) {
    const button = element("button", "item", says);
    button.type = "button";
    button.dataset.id = id;
    button.addEventListener("click", () => {
      for (const old of root.querySelectorAll("[aria-current]")) old.removeAttribute("aria-current");
      button.setAttribute("aria-current", "true");
      l.clicked = true;
      l.send("picked", { value: id, count: ++l.count });
    });
    return button;
  }

  root.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      const all = [...root.querySelectorAll("summary, details[open] button")];
      all[all.indexOf(event.target) + step]?.focus();
      event.preventDefault();
    }
    if (event.key.length === 1) event.stopPropagation(); // typed letters are hotkeys of the framework
  });
  return l;
}
