// Groups that fold, each item a button; the picked one goes to Python.

import { component, keepFocus, keepTyped, setCurrent, withId } from "../component.js";
import { NARROW, button, element, mark } from "../dom.js";

const STEPS = { ArrowDown: 1, ArrowUp: -1 };

export default component((parent, page) => {
  const root = parent.appendChild(element("div", "root"));
  const folded = new Map();
  let isShown = false;
  let isClicked = false;
  root.addEventListener("keydown", walk);
  keepTyped(root);

  return (data) => {
    const { scrollTop } = root;
    keepFocus(parent, () => {
      root.replaceChildren(...(data.groups.length ? data.groups.map(group) : [element("p", "empty", data.empty)]));
      root.scrollTop = scrollTop;
    });
    const picked = withId(root, data.picked);
    setCurrent(root, picked);
    if (!isShown) picked?.scrollIntoView({ block: "nearest" });
    isShown = true;
    if (isClicked && innerWidth <= NARROW)
      // there the finding in full stands below the list, out of sight
      document.querySelector(".st-key-detail")?.scrollIntoView({ block: "start" });
    isClicked = false;
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

  function item({ id, says }) {
    const node = button(id, "item", says, () => {
      setCurrent(root, node);
      isClicked = true;
      page.send("picked", id);
    });
    return node;
  }

  function walk(event) {
    const step = STEPS[event.key];
    if (!step) return;
    const all = [...root.querySelectorAll("summary, details[open] button")];
    all[all.indexOf(event.target) + step]?.focus();
    event.preventDefault();
  }
});
