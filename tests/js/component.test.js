// The life of a component, on a page that is a few plain objects.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { component, keepFocus, keepTyped, setCurrent } from "../../pages/shared/component.js";

let parent, sent, triggered, drawn, page, above;
const run = component((_, given) => {
  page = given;
  return (data) => drawn.push(data);
});

function draws(data) {
  const setStateValue = (name, message) => sent.push([name, message]);
  const setTriggerValue = (name, message) => triggered.push([name, message]);
  run({ data: { lang: "en", ...data }, parentElement: parent, setStateValue, setTriggerValue });
}

beforeEach(() => {
  [sent, triggered, drawn, above] = [[], [], [], []];
  globalThis.document = { documentElement: {} };
  parent = { isConnected: true, host: { style: { setProperty: (...given) => above.push(given) } } };
});

test("it is mounted once and drawn again only where Python says something else", () => {
  draws({ n: 1 });
  const first = page;
  draws({ n: 1 });
  draws({ n: 2 });
  assert.deepEqual(drawn, [
    { lang: "en", n: 1 },
    { lang: "en", n: 2 },
  ]);
  assert.equal(page, first);
});

test("the language of the message is that of the page and of the component", () => {
  draws({ lang: "zh", above: "10rem" });
  assert.deepEqual([document.documentElement.lang, parent.host.lang], ["zh", "zh"]);
  assert.deepEqual(above, [["--above", "10rem"]]);
});

test("the same value twice is two messages, and counts rise", () => {
  draws({});
  page.send("picked", "a");
  page.send("picked", "a");
  page.trigger("gone", "b");
  const [[name, first], [, second]] = sent;
  const [[, third]] = triggered;
  assert.deepEqual([name, first.value, second.value, third.value], ["picked", "a", "a", "b"]);
  assert.ok(first.count < second.count && second.count < third.count);
  assert.ok(Number.isSafeInteger(first.count));
});

test("what Python says is behind until it has read the last message of that name", () => {
  draws({});
  assert.equal(page.isAhead("picked"), false);
  page.send("picked", "a");
  page.send("open", []);
  assert.equal(page.isAhead("picked"), true);
  draws({ read: { picked: sent[0][1].count - 1 } });
  assert.equal(page.isAhead("picked"), true);
  draws({ read: { picked: sent[0][1].count } });
  assert.deepEqual([page.isAhead("picked"), page.isAhead("open")], [false, true]);
});

test("a component that has left the page hears nothing more", () => {
  draws({});
  const [target, heard] = [new EventTarget(), []];
  page.listen(target, "online", () => heard.push("online"));
  target.dispatchEvent(new Event("online"));
  parent.isConnected = false;
  target.dispatchEvent(new Event("online"));
  parent.isConnected = true;
  target.dispatchEvent(new Event("online"));
  assert.deepEqual(heard, ["online"]);
});

test("what is drawn anew has the focus where it was", () => {
  const focused = [];
  const node = (id) => ({ dataset: { id }, focus: () => focused.push(id) });
  const box = { activeElement: node('a"]'), querySelectorAll: () => [node("b"), node('a"]')] };
  keepFocus(box, () => focused.push("drawn"));
  assert.deepEqual(focused, ["drawn", 'a"]']);
  keepFocus({ ...box, activeElement: null }, () => focused.push("drawn"));
  assert.deepEqual(focused, ["drawn", 'a"]', "drawn"]);
});

test("one is current and no other", () => {
  const said = [];
  const old = { removeAttribute: (name) => said.push(["old", name]) };
  const now = { setAttribute: (...given) => said.push(["now", ...given]) };
  setCurrent({ querySelectorAll: () => [old] }, now);
  setCurrent({ querySelectorAll: () => [] }, undefined);
  assert.deepEqual(said, [
    ["old", "aria-current"],
    ["now", "aria-current", "true"],
  ]);
});

test("a typed letter is no hotkey of the framework, and other keys go on", () => {
  const box = new EventTarget();
  keepTyped(box);
  const stopped = (key) => {
    const event = Object.assign(new Event("keydown"), { key });
    event.stopPropagation = () => Object.assign(event, { stopped: true });
    box.dispatchEvent(event);
    return Boolean(event.stopped);
  };
  assert.deepEqual(["r", "c", " ", "ArrowDown", "Escape"].map(stopped), [true, true, true, false, false]);
});
