// Rows to tick, the worst first, with what is wrong with each; the choice goes to Python as a list of ids.

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
    set(search, { placeholder: data.words.search, "aria-label": data.words.search });
    set(root, { role: "group", "aria-label": data.words.label });
    chosen ??= new Set(data.chosen);
    root.replaceChildren(...data.rows.map((row) => line(row, data)), element("p", "empty", data.words.empty));
    narrow();
    count(data);
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
        data.rows.map((one) => one.id).filter((id) => chosen.has(id)),
      );
      count(data);
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

  function count({ words, limit }) {
    const isOver = chosen.size > limit;
    status.textContent = (isOver ? words.over : words.chosen).replace("{n}", chosen.size);
    status.classList.toggle("over", isOver);
  }
});
