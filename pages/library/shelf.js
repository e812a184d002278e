// The matrices as a table in groups: a row that is pressed is picked. Arrow keys walk the rows.

import { component, keepFocus, keepTyped, setCurrent, withId } from "../shared/component.js";
import { button, element } from "../shared/dom.js";

const CONCERNS = 5; // the last of the kinds, which is no gap
const STEPS = { ArrowDown: 1, ArrowUp: -1 };

export default component((parent, page) => {
  const root = parent.appendChild(element("div", "root"));
  const folded = new Set();
  root.addEventListener("keydown", walk);
  keepTyped(root);

  return (data) => {
    const { scrollTop } = root;
    keepFocus(parent, () => {
      root.replaceChildren(data.shelves.length ? table(data) : element("p", "empty", data.empty));
      if (data.more) root.append(element("p", "empty", data.more));
      root.scrollTop = scrollTop;
    });
    setCurrent(root, withId(root, data.picked)?.closest("tr"));
  };

  function table({ heads, shelves }) {
    const found = element("table");
    const head = found.createTHead().insertRow();
    head.append(...heads.map((name, place) => element("th", place ? "number" : "", name)));
    for (const group of shelves) found.append(...bodies(group, heads.length));
    return found;
  }

  function bodies({ title, count, sums, rows }, width) {
    const head = element("tbody", "group");
    const line = head.insertRow();
    const name = line.insertCell();
    const fold = button(`group ${title}`, "fold", "", () => {
      if (!folded.delete(title)) folded.add(title);
      draw();
    });
    const sign = element("span", "sign");
    sign.setAttribute("aria-hidden", "true");
    fold.append(sign, element("strong", "", title), element("span", "quiet", count));
    name.append(fold);
    line.append(element("td"), ...sums.map(number));
    line.insertCell().colSpan = width - 2 - sums.length;
    const body = element("tbody");
    body.append(...rows.map(row));
    const draw = () => {
      body.hidden = folded.has(title);
      fold.setAttribute("aria-expanded", `${!body.hidden}`);
      sign.textContent = body.hidden ? "▸" : "▾";
    };
    draw();
    return [head, body];
  }

  function row({ id, title, sub, cells }) {
    const line = element("tr", "row");
    const name = line.insertCell();
    name.append(
      button(id, "name", title, () => page.send("picked", id)),
      element("span", "quiet", sub),
    );
    line.addEventListener("click", (event) => event.target.closest("button") || page.send("picked", id));
    line.append(
      ...cells.map((cell, place) =>
        typeof cell === "number" ? number(cell, place - 1) : element("td", "number", cell),
      ),
    );
    if (!cells.length) name.colSpan = 10;
    return line;
  }

  function number(value, kind) {
    const names = `number ${value ? (kind === CONCERNS ? "" : "some") : "quiet"}`;
    return element("td", names, value ? `${value}` : "·");
  }

  function walk(event) {
    const step = STEPS[event.key];
    if (!step) return;
    const all = [...root.querySelectorAll("button")].filter((node) => !node.closest("[hidden]"));
    all[all.indexOf(event.target) + step]?.focus();
    event.preventDefault();
  }
});
