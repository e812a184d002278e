// Projector mode: a mark on the document and one in the tab, which both outlive a page; what it changes is in page.css.

const MARK = "projector";
const KEPT = "raci-projector";

export function isProjected() {
  if (document.documentElement.classList.contains(MARK)) return true;
  try {
    return sessionStorage.getItem(KEPT) === "yes";
  } catch {
    return false; // blocked: it holds until the page is loaded anew
  }
}

export function project(isOn) {
  const { classList } = document.documentElement;
  const wasOn = classList.contains(MARK);
  classList.toggle(MARK, isOn);
  try {
    sessionStorage.setItem(KEPT, isOn ? "yes" : "");
  } catch {}
  if (wasOn !== isOn) dispatchEvent(new Event("resize")); // what measures itself does so again
}
