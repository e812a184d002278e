// What both steps draw: marked words, a key cap, a list to choose from, and the way through a long document.

import { button, element, mark, set } from "../shared/dom.js";

export const WRITTEN = "input, textarea, select, [contenteditable=true], [role=listbox], [role=dialog], [role=textbox]";

export function pieces(found) {
  return found.map(([text, names]) => (names ? element("mark", names, text) : document.createTextNode(text)));
}

export function keycap(text) {
  return mark("kbd", "", text);
}

export function keyedButton(id, names, text, key, act) {
  const made = button(id, names, text, act);
  if (key) made.append(" ", keycap(key));
  return made;
}

export function chooser(id, label, options, value, act) {
  const select = element("select");
  select.dataset.id = id;
  set(select, { "aria-label": label });
  for (const [name, text] of options) {
    const option = element("option", "", text);
    option.value = name;
    option.selected = name === value;
    select.append(option);
  }
  select.addEventListener("change", () => act(select.value));
  return select;
}

export function renaming(label, name, keep, leave) {
  // A line with the name; Enter keeps what stands in it, Escape leaves it.
  const form = element("form", "rename");
  const line = element("input");
  set(line, { value: name, maxlength: 120, "aria-label": label });
  line.dataset.id = "rename-line";
  form.append(line);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    keep(line.value.trim());
  });
  line.addEventListener("keydown", (event) => event.key === "Escape" && leave());
  return form;
}

export function signature(by) {
  // Who answered; when as well under the pointer. Nothing while the answer is on its way.
  const [name, whole] = by ?? [];
  const made = element("span", "by", name ?? "");
  if (whole) set(made, { title: whole });
  return made;
}

export function pager(shown, words, show) {
  // Nothing where all is on screen.
  const box = element("p", "pager");
  if (shown.of <= shown.size) return box;
  const text = words.range
    .replace("{from}", shown.from + 1)
    .replace("{to}", shown.to)
    .replace("{of}", shown.of);
  const back = button("earlier", "plain", words.earlier ?? words.back, () => show(String(shown.from - shown.size)));
  const next = button("later", "plain", words.later ?? words.next, () => show(String(shown.to)));
  back.disabled = shown.from === 0;
  next.disabled = shown.to >= shown.of;
  box.append(back, element("span", "", text), next);
  return box;
}

export function isTyped(event) {
  // What belongs to a field, or is a shortcut of somebody else.
  const target = event.composedPath()[0];
  return event.isComposing || event.ctrlKey || event.metaKey || event.altKey || Boolean(target.closest?.(WRITTEN));
}

export function reveal(box, node) {
  // Into view inside its own box: the page stays where it is.
  if (!node) return;
  const [inner, outer] = [node.getBoundingClientRect(), box.getBoundingClientRect()];
  if (inner.top < outer.top + 40) box.scrollTop -= outer.top + 60 - inner.top;
  else if (inner.bottom > outer.bottom - 20) box.scrollTop += inner.bottom - outer.bottom + 60;
}
