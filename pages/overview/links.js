// A link that can be copied and opened beside; followed here, it stays in the session, and Python knows where it leads.

import { element } from "../shared/dom.js";

export function link({ id, href, says, title }, go, names = "") {
  const node = element(href ? "a" : "span", names, says);
  if (title) node.title = title;
  if (!href) return node;
  node.href = href;
  node.dataset.id = id;
  node.addEventListener("click", (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
    event.preventDefault();
    go(id);
  });
  return node;
}
