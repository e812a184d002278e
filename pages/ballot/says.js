// Words of the ballot: its title, and sentences that are read out when they change.

import { element } from "../shared/dom.js";

export function says(names, text) {
  const node = element("p", names, text);
  node.setAttribute("role", "status");
  return node;
}

export function title(text) {
  const node = element("h2", "", text);
  node.tabIndex = -1;
  return node;
}
