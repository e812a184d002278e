// The panel beside a list or a grid: Enter on what is picked already leads into it, Escape back. On a phone there is no
// beside: there it comes up from below over the page (page.css), for as long as the reader wants it.

import { NARROW } from "./dom.js";

const PANEL = ".st-key-detail, .st-key-evidence";
const HEADS = "h2, h3, a[href], button";
const RAISED = "panel-up";

export function enterPanel() {
  const head = document.querySelector(PANEL)?.querySelector(HEADS);
  if (!head) return;
  if (head.tabIndex < 0) head.tabIndex = -1; // a heading is no stop of the Tab key, but can be gone to
  head.focus();
}

export function leavesPanel(event) {
  if (event.key !== "Escape" || document.querySelector("[role=dialog], [role=listbox]")) return false;
  return Boolean(document.querySelector(PANEL)?.contains(document.activeElement));
}

export function raisePanel() {
  document.documentElement.classList.toggle(RAISED, innerWidth <= NARROW);
}

export function lowerPanel() {
  document.documentElement.classList.remove(RAISED);
}

export function isPanelUp() {
  return document.documentElement.classList.contains(RAISED);
}
