// Decisions and rows to tick, the worst first, with what is wrong with each; the choice goes to Python as a list of ids.

import { component, keepTyped } from "../shared/component.js";
import { element, set } from "../shared/dom.js";
import { fits, folded } from "./search.js";

export default component((parent, page) => {
  const search = element("input", "search");
  const status = element("p", "told");
  const root = element("div", "root");
  let chosen = null;
  search.type = "search";
  status.setAttribute("role", "status");
  parent.append(search, status, root);
  search.addEventListener("input", narrow);
  keepTyped(parent);

  return (data) => {
    const { words, motions, rows } = data;
    set(search, { placeholder: words.search, "aria-label": words.search });
    set(root, { role: "group", "aria-label": words.label });
    chosen ??= new Set(data.chosen);
    const heads = motions.length ? [words.motions, words.rows].map((text) => element("p", "head", text)) : ["", ""];
    const lines = [motions, rows].map((each) => each.map((row) => line(row, data)));
    root.replaceChildren(heads[0], ...lines[0], heads[1], ...lines[1], element("p", "empty", words.empty));
    narrow();
    update(data);
  };

  function line(row, data) {
    const label = element("label");
    const box = element("input");
    set(box, { type: "checkbox", value: row.id });
    box.checked = chosen.has(row.id);
    box.addEventListener("change", () => {
      if (box.checked) chosen.add(row.id);
      else chosen.delete(row.id);
      page.send(
        "chosen",
        [...data.motions, ...data.rows].map((one) => one.id).filter((id) => chosen.has(id)),
      );
      update(data);
    });
    const words = element("span", "words");
    words.append(
      element("strong", "", row.name),
      element("span", "clause", row.clause),
      element("span", "wrong", row.wrong),
    );
    label.append(box, words);
    label.text = folded(`${row.name} ${row.clause} ${row.wrong}`);
    return label;
  }

  function narrow() {
    const labels = [...root.querySelectorAll("label")];
    for (const label of labels) label.hidden = !fits(label.text, search.value);
    root.lastChild.hidden = labels.some((label) => !label.hidden);
  }

  function update({ words, limit, motions, causes }) {
    const taken = motions.filter((one) => chosen.has(one.id));
    const inside = new Set(taken.flatMap((one) => one.inside));
    for (const box of root.querySelectorAll("input")) {
      // A row that a chosen decision settles is not settled a second time.
      const isInside = inside.has(box.value);
      box.disabled = isInside;
      box.checked = isInside || chosen.has(box.value);
      box.closest("label").title = isInside ? words.within : "";
    }
    const single = [...chosen].filter((id) => !inside.has(id));
    const settled = new Set([...single, ...inside]);
    const closed = new Set(taken.flatMap((one) => one.closes));
    for (const { id, rows } of causes) if (rows.length && rows.every((row) => settled.has(row))) closed.add(id);
    const known = causes.filter(({ id }) => closed.has(id)).length;
    const isOver = single.length > limit;
    const counts = { "{n}": single.length };
    const sums = { "{n}": known, "{all}": causes.length, "{m}": single.length * words.minutes };
    const parts = [filled(isOver ? words.over : words.chosen, counts), causes.length ? filled(words.closes, sums) : ""];
    status.textContent = parts.join(" · ");
    status.classList.toggle("over", isOver);
  }
});

function filled(text, values) {
  return Object.entries(values).reduce((told, [name, value]) => told.replace(name, value), text);
}
