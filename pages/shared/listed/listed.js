// Groups that fold, each item a button; the picked one goes to Python. A letter that is asked for sends the item in focus.

import { component, keepFocus, keepTyped, setCurrent, withId } from "../component.js";
import { button, element, isTyping, mark } from "../dom.js";
import { enterPanel, leavesPanel, raisePanel } from "../panel.js";

const STEPS = { ArrowDown: 1, ArrowUp: -1 };

export default component((parent, page) => {
  const root = parent.appendChild(element("div", "root"));
  const folded = new Map();
  let keys = {};
  let isShown = false;
  root.addEventListener("keydown", walk);
  root.addEventListener("keydown", act);
  keepTyped(root);
  page.listen(window, "keydown", (event) => leavesPanel(event) && root.querySelector("[aria-current]")?.focus());

  return (data) => {
    const { scrollTop } = root;
    keys = data.keys ?? {};
    keepFocus(parent, () => {
      root.replaceChildren(...(data.groups.length ? data.groups.map(group) : [element("p", "empty", data.empty)]));
      root.scrollTop = scrollTop;
    });
    const picked = withId(root, data.picked);
    setCurrent(root, picked);
    if (!isShown) picked?.scrollIntoView({ block: "nearest" });
    isShown = true;
  };

  function group(one) {
    const box = element("details", one.severity);
    box.open = folded.get(one.id) ?? one.open;
    box.addEventListener("toggle", () => folded.set(one.id, box.open));
    const summary = element("summary");
    summary.append(
      mark("span", "mark", one.mark),
      element("span", "title", one.title),
      element("span", "count", one.count),
    );
    box.append(summary, ...one.items.map(item));
    if (one.more) box.append(element("p", "more", one.more));
    return box;
  }

  function item({ id, says, ...more }) {
    const node = button(id, more.cells ? "item wide" : "item", more.cells ? "" : says, (event) => {
      const isKey = event.detail === 0;
      if (isKey && node.hasAttribute("aria-current")) return enterPanel();
      setCurrent(root, node);
      raisePanel();
      page.send("picked", id);
    });
    if (more.cells) node.append(main(says, more.under), ...more.cells.map(cell));
    return node;
  }

  function main(says, under) {
    const box = element("span", "main");
    box.append(element("span", "says", says), ...under.map((line) => element("span", "under", line)));
    return box;
  }

  function cell({ mark: sign, lines, late }) {
    const box = element("span", late ? "cell late" : "cell");
    if (sign) box.append(mark("span", "sign", sign));
    const words = element("span", "lines");
    words.append(...lines.map((line) => element("span", "line", line)));
    box.append(words);
    return box;
  }

  function walk(event) {
    const step = STEPS[event.key];
    if (!step) return;
    const all = [...root.querySelectorAll("summary, details[open] button")];
    all[all.indexOf(event.target) + step]?.focus();
    event.preventDefault();
  }

  function act(event) {
    const name = keys[event.key.toLowerCase()];
    const { id } = event.target.dataset;
    if (!name || !id || isTyping(event)) return;
    event.preventDefault();
    page.trigger(name, id);
  }
});
