// Elements, made and marked. Text enters a page only here, through textContent, which makes no markup of it.

export const NARROW = 640; // px; up to here columns stand below one another
export const TYPED_IN = "input, textarea, select, [contenteditable=true], [role=spinbutton]";

export function element(tag, names = "", text = "") {
  const node = document.createElement(tag);
  if (names) node.className = names;
  if (text) node.textContent = text;
  return node;
}

export function mark(tag, names, text) {
  const node = element(tag, names, text);
  node.setAttribute("aria-hidden", "true");
  return node;
}

export function button(id, names, text, act) {
  const node = element("button", names, text);
  node.type = "button";
  node.dataset.id = id;
  node.addEventListener("click", act);
  return node;
}

export function set(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
}

export function isTyping(event) {
  // True for a key that is text, belongs to the browser, or is held down: no letter of ours.
  const isOther = event.isComposing || event.repeat || event.ctrlKey || event.metaKey || event.altKey;
  return isOther || Boolean(event.composedPath()[0].closest?.(TYPED_IN));
}

export function keyed(key) {
  return `st-key-${key.replace(/[^a-zA-Z0-9_-]/g, "-")}`; // the class that the framework gives to a widget with that key
}
