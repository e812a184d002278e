// What both components need; stands before each of them, because an inline component is one text.

const NARROW = 640; // px; up to here columns stand below one another

function mark(tag, names, text) {
  const node = element(tag, names, text);
  node.setAttribute("aria-hidden", "true");
  return node;
}

function element(tag, names = "", text = "") {
  const node = document.createElement(tag);
  if (names) node.className = names;
  if (text) node.textContent = text;
  return node;
}

function set(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
}

function keyed(key) {
  return `st-key-${key.replace(/[^a-zA-Z0-9_-]/g, "-")}`; // the class that the framework gives to a widget with that key
}
