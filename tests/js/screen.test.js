// Keys of every page, on a document that is a few plain objects: which keys are ours, and what they do.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { actOn } from "../../pages/overview/hotkeys.js";
import { isTyping } from "../../pages/shared/dom.js";
import { enterPanel, isPanelUp, leavesPanel, lowerPanel, raisePanel } from "../../pages/shared/panel.js";
import { isProjected, project } from "../../pages/shared/screen/projector.js";

let names, stored, head, inPanel, dialog;

function key(name, { on = "body", ...more } = {}) {
  const target = { closest: (selector) => (selector.split(", ").includes(on) ? target : null) };
  const event = { key: name, stopped: 0, composedPath: () => [target], ...more };
  event.preventDefault = event.stopImmediatePropagation = () => (event.stopped += 1);
  return event;
}

beforeEach(() => {
  [names, stored, head, inPanel, dialog] = [new Set(), {}, null, {}, null];
  const classList = {
    contains: (name) => names.has(name),
    remove: (name) => names.delete(name),
    toggle: (name, isOn) => (isOn ? names.add(name) : names.delete(name)),
  };
  const panel = { querySelector: () => head, contains: (node) => node === inPanel };
  globalThis.document = {
    documentElement: { classList },
    activeElement: null,
    querySelector: (selector) => (selector.includes("dialog") ? dialog : panel),
  };
  globalThis.sessionStorage = {
    getItem: (name) => stored[name] ?? null,
    setItem: (name, value) => (stored[name] = value),
  };
  globalThis.dispatchEvent = () => {};
  globalThis.innerWidth = 390;
});

test("a key is text where somebody types, and the browser's with Ctrl or where it is held", () => {
  const fields = ["input", "textarea", "select", "[contenteditable=true]"].map((on) => key("p", { on }));
  const others = [{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { repeat: true }, { isComposing: true }];
  assert.ok([...fields, ...others.map((more) => key("p", more))].every(isTyping));
  assert.equal(isTyping(key("p")), false);
});

test("the projector mode outlives a reload, and a browser that keeps nothing has it until then", () => {
  project(true);
  names.clear();
  assert.equal(isProjected(), true);
  project(false);
  assert.equal(isProjected(), false);
  globalThis.sessionStorage = new Proxy({}, { get: () => assert.fail("blocked") });
  project(true);
  assert.equal(isProjected(), true);
  names.clear();
  assert.equal(isProjected(), false);
});

test("the panel is a sheet on a phone only", () => {
  raisePanel();
  assert.equal(isPanelUp(), true);
  lowerPanel();
  assert.equal(isPanelUp(), false);
  globalThis.innerWidth = 1280;
  raisePanel();
  assert.equal(isPanelUp(), false);
});

test("a key leads into the panel, and Escape back, unless something in it is open", () => {
  const focused = [];
  head = { tabIndex: -1, focus: () => focused.push(head) };
  enterPanel();
  assert.deepEqual(focused, [head]);
  assert.equal(leavesPanel({ key: "Escape" }), false);
  document.activeElement = inPanel;
  assert.deepEqual([leavesPanel({ key: "Escape" }), leavesPanel({ key: "a" })], [true, false]);
  dialog = {};
  assert.equal(leavesPanel({ key: "Escape" }), false);
});

test("on the board a number goes to a decision, and a letter acts on it, or on the first", () => {
  const done = [];
  const act = (place, selector) => ({ click: () => done.push([place, selector]) });
  const card = (place) => ({
    contains: (node) => node === place,
    focus: () => (document.activeElement = place),
    querySelector: (selector) => (selector === "nothing" ? null : act(place, selector)),
  });
  const board = { getRootNode: () => document, querySelectorAll: () => [card(1), card(2), card(3)] };
  const keys = ["p", "3", "c", "n", "x", "4"].map((name) => key(name));
  for (const one of keys) actOn(board, one);
  actOn(board, key("p", { on: "input" }));
  assert.deepEqual(done, [
    [1, "button.agenda"],
    [3, "a.clause"],
    [3, ".later"], // a link, or the button of today
  ]);
  assert.deepEqual(
    keys.map((one) => one.stopped),
    [2, 2, 2, 2, 0, 0],
  );
});
