// The keys of the room. They press the buttons that are on screen; while a form is open, or on its way, single letters
// are only text: they are held until its line is there, and then stand in it. Arrows say from where to where.

import { component } from "../shared/component.js";
import { TYPED_IN, keyed } from "../shared/dom.js";

const PATIENCE = 15000; // ms in which a form that a key has opened must come; after that keys are live again
const DRAWN = 2000; // ms after which what is not there of a screen is not on its way
const MOVED = "[role=listbox], [role=dialog], [role=grid], [role=radiogroup]"; // arrows are theirs
const CLOSED = "[role=listbox], [role=dialog], [aria-expanded=true][role=combobox]"; // Escape is theirs

export default component((parent, page) => {
  // text: what is typed ahead of a form, null for none; isWhole: it ends with Ctrl+Enter; from: the turn of its key
  const k = { data: null, text: null, isWhole: false, since: 0, from: "", turned: 0, goal: null };

  page.listen(window, "keydown", onKey, { capture: true });
  parent.host.dataset.listens = "yes";

  return (data) => {
    const isNew = k.data && data.turn !== k.data.turn;
    if (data.turn !== k.data?.turn) k.turned = Date.now();
    k.data = data;
    if (!page.isAhead("go")) k.goal = null;
    if (isNew && !data.form && data.turn !== k.from) k.text = null; // what the key was pressed on says nothing of it
    if (data.line && (isNew || k.text !== null)) {
      k.text ??= "";
      k.since = Date.now();
      requestAnimationFrame(arrive);
    } else if (data.form) k.text = null;
  };

  function arrive() {
    // The line comes a moment after this message: from then on the browser itself types into it.
    if (k.text === null || !k.data.line) return;
    const line = document.querySelector(`[class*="${keyed(k.data.line)}"] input`);
    if (!line) {
      if (isLate()) k.text = null;
      else requestAnimationFrame(arrive);
      return;
    }
    if (!k.text && !k.isWhole && isIn(document.activeElement, TYPED_IN)) {
      k.text = null; // whoever was faster than the line stays where the hand is, and a list that is open stays open
      return;
    }
    line.focus();
    line.setSelectionRange(line.value.length, line.value.length);
    if (k.text) document.execCommand("insertText", false, k.text);
    k.text = null;
    if (k.isWhole) press(commit(line));
    k.isWhole = false;
  }

  function isLate() {
    return Date.now() - k.since > PATIENCE;
  }

  function onKey(event) {
    if (event.isComposing || !k.data) return;
    if (k.text !== null && isLate()) k.text = null;
    const target = event.composedPath()[0];
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) apply(event, target);
    else if (event.ctrlKey || event.metaKey || event.altKey) return;
    else if (event.key === "Escape") leave(event);
    else if (event.key === "ArrowUp" && isIn(target, `[class*="${keyed(k.data.line || "-")}"] input`)) climb(event);
    else if (isIn(target, TYPED_IN)) return;
    else if (event.key.length === 1 && (event.key !== " " || k.text !== null)) letter(event);
    else if (event.key === "ArrowLeft" || event.key === "ArrowRight") move(event, target);
    else if (event.key === "Backspace" && k.text !== null) k.text = k.text.slice(0, -1);
  }

  function climb(event) {
    // From the line to the first choice above it; the others follow with Tab.
    const choice = k.data.above && document.querySelector(`[class*="${keyed(k.data.above)}"] input`);
    if (!choice) return;
    swallow(event);
    choice.focus();
  }

  function letter(event) {
    swallow(event);
    if (k.text !== null) k.text += event.key;
    else if (!isInForm() && !event.repeat) {
      const name = k.data.keys[event.key.toLowerCase()];
      if (name in k.data.opens) open(name);
      else press(name);
    }
  }

  function open(name) {
    // What follows is text from now on, though the button may still be on its way.
    Object.assign(k, { text: "", isWhole: false, since: Date.now(), from: shownTurn() });
    pressOnceDrawn(name);
  }

  function pressOnceDrawn(name) {
    if (k.text === null || press(name)) return;
    if (isLate() || isDrawn()) k.text = null;
    else requestAnimationFrame(() => pressOnceDrawn(name));
  }

  function isDrawn() {
    // Some pieces of a screen are fetched when they are first needed, and come after those that stand below them.
    return shownTurn() === k.data.turn && Date.now() - k.turned > DRAWN;
  }

  function isInForm() {
    // The screen may be ahead of this script, which hears of a turn a moment before or after the reader sees it.
    return k.data.turn === shownTurn() ? k.data.form : Boolean(document.querySelector(".st-key-room-cancel"));
  }

  function move(event, target) {
    event.stopImmediatePropagation();
    if (isInForm() || k.text !== null || isIn(target, MOVED)) return;
    event.preventDefault();
    const from = k.goal ?? k.data.here;
    const to = Math.min(Math.max(from + (event.key === "ArrowLeft" ? -1 : 1), 0), k.data.last);
    if (to === from) return;
    k.goal = to;
    page.send("go", { from: k.data.here, to });
  }

  function apply(event, target) {
    swallow(event);
    if (event.repeat) return;
    if (k.text !== null) k.isWhole = true;
    else press(isIn(target, TYPED_IN) ? commit(target) : k.data.enter);
  }

  function commit(line) {
    // The button for what stands in the line; leaving it sends what was typed before what is pressed.
    line.blur();
    if (k.data.form) line.focus(); // a line outside a form is emptied by what is pressed, which a focus would prevent
    return k.data.written || k.data.enter;
  }

  function leave(event) {
    if (!isInForm() || document.querySelector(CLOSED)) return; // that closes first
    swallow(event);
    press("room-cancel");
  }
});

function shownTurn() {
  // The last that is drawn of a screen.
  return [...document.querySelectorAll("[data-room-turn]")].at(-1)?.dataset.roomTurn ?? "";
}

function press(name) {
  // While the page is drawn anew, what was there before stays for a moment, and a press of it is lost.
  const buttons = name ? [...document.querySelectorAll(`.${keyed(name)} button:not(:disabled)`)] : [];
  const button = buttons.findLast((one) => !one.closest("[data-stale=true]")) ?? buttons.at(-1);
  button?.click();
  return Boolean(button);
}

function swallow(event) {
  event.preventDefault();
  event.stopImmediatePropagation();
}

function isIn(target, selector) {
  return Boolean(target.closest?.(selector));
}
