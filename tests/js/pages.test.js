// Smaller pure parts: lines of the relay, words of a search, what is typed beside what is known, keys of widgets.

import assert from "node:assert/strict";
import { test } from "node:test";
import { fits, folded } from "../../pages/prepare/search.js";
import { baton, piece, refusal, refusals } from "../../pages/process/baton.js";
import { keyed } from "../../pages/shared/dom.js";
import { unwritten } from "../../pages/shared/kept/typed.js";

test("the baton goes from runner to runner, and a refusal back around the outside", () => {
  assert.equal(baton([10, 0], [30, 40]), "M10 0 C10 28 30 12 30 40");
  assert.equal(refusal([10, 40], [30, 0]), "M26 40 C64 40 64 0 46 0");
});

test("on paper each cell of a row draws its piece of the way to the next runner", () => {
  const pieces = (from, to) => [0, 1, 2, 3].map((lane) => piece(from, to, lane));
  assert.deepEqual(pieces(0, 2), ["out right", "over", "end left", ""]);
  assert.deepEqual(pieces(3, 1), ["", "end right", "over", "out left"]);
  assert.deepEqual(pieces(1, 1), ["", "out", "", ""]);
});

test("a refusal is drawn only to a step that is on screen", () => {
  const legs = [
    { number: 4, to: 2 },
    { number: 5, to: 4 },
    { number: 6, to: 0 },
  ];
  assert.deepEqual(refusals(legs), [[1, 0]]);
  assert.deepEqual(refusals([]), []);
});

test("all words of a search must stand in the text, in any order and case", () => {
  const text = folded("Approve the BUDGET 三(一)2");
  const words = ["budget approve", "三(一)", "  ", "", "budget reject"];
  assert.deepEqual(
    words.map((one) => fits(text, one)),
    [true, true, true, true, false],
  );
});

test("what Python knows by now is no longer typed, whatever stands for nothing", () => {
  const typed = { why: "x", author: "", draft: { a: "C" }, note: "new" };
  assert.deepEqual(unwritten(typed, { why: "x", draft: { a: "C" }, note: "old" }), { note: "new" });
});

test("the class of a widget is its key without what a class cannot hold", () => {
  assert.equal(keyed("room-why-3.1.2-b:a1"), "st-key-room-why-3-1-2-b-a1");
});
