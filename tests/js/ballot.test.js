// Answers of a phone: what a tap makes of one, which of two stays, and where they are kept.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { AGAINST, FAVOUR, UNSURE, apart, isSaid, isUnsure, said, tapped } from "../../pages/ballot/answer.js";
import { newer, nextNumber, since } from "../../pages/ballot/drafts.js";
import { keep, recall } from "../../pages/shared/keep.js";

test("a tap gives a letter, and the next takes it away", () => {
  assert.deepEqual(tapped({}, "ops", "C"), { ops: "C" });
  assert.deepEqual(tapped({ ops: "C" }, "ops", "C"), {});
  assert.deepEqual(tapped({ ops: "C" }, "ops", "I"), { ops: "I" });
  assert.deepEqual(tapped({ ops: "A/R" }, "ops", "R"), { ops: "A" });
});

test("there is one A in a row, which another party gives up", () => {
  assert.deepEqual(tapped({ ops: "A/R", fin: "A", it: "C" }, "it", "A"), { ops: "R", it: "A" });
});

test("a letter ends not knowing, and an answer is never changed in place", () => {
  const cells = Object.freeze({ ...UNSURE });
  assert.deepEqual(tapped(cells, "ops", "R"), { ops: "R" });
  assert.deepEqual([isUnsure(cells), isUnsure({}), isUnsure({ ops: "R" })], [true, false, false]);
});

test("a decision over several rows is answered as a whole, and a row taken out of it is in favour of the rest", () => {
  const one = apart({}, "3.1");
  assert.deepEqual([one["3.1"], isSaid(one, FAVOUR)], [AGAINST, true]);
  assert.deepEqual(apart(one, "3.1"), said({}, FAVOUR));
  assert.deepEqual(said(one, FAVOUR), one);
  assert.deepEqual(said(one, AGAINST), { "": AGAINST });
  assert.equal(isUnsure(said(one, "?")), true);
});

test("of two answers to a row the one with the higher number stays", () => {
  const rows = ["1", "2"];
  const [old, young] = [5, 9].map((number) => ({ cells: {}, number }));
  assert.deepEqual(newer({ 1: old }, { 1: young }, {}, rows), { 1: young });
  assert.deepEqual(newer({ 1: young }, { 1: old }, {}, rows), { 1: young });
  assert.deepEqual(newer({ 1: old, 2: young }, null, { 1: 5, 2: 8 }, rows), { 2: young });
});

test("rows that are gone, and what is no answer, are left out", () => {
  assert.deepEqual(newer({}, { 9: { cells: {}, number: 1 }, 1: { number: 1 }, 2: 7 }, {}, ["1", "2"]), {});
});

test("numbers rise like the clock, and beyond what is known", () => {
  const now = Date.now();
  assert.ok(nextNumber(undefined, undefined) >= now);
  assert.equal(nextNumber({ number: now + 10_000 }, 3), now + 10_001);
  assert.equal(nextNumber(undefined, now + 20_000), now + 20_001);
});

test("unsent since the oldest answer, and never since the future", () => {
  assert.equal(since({ 1: { number: 7 }, 2: { number: 3 } }), 3);
  assert.ok(since({ 1: { number: Date.now() + 10_000 } }) <= Date.now());
  assert.ok(since({}) <= Date.now());
});

beforeEach(() => {
  globalThis.window = { name: "" };
  globalThis.localStorage = storage();
});

function storage() {
  const held = {};
  return { getItem: (key) => held[key] ?? null, setItem: (key, value) => (held[key] = value) };
}

const blocked = {
  getItem: () => {
    throw new Error("blocked");
  },
  setItem: () => {
    throw new Error("blocked");
  },
};

test("what is kept is found again in the storage, and in no name of the tab", () => {
  keep("a", { n: 1 });
  assert.deepEqual([recall("a"), recall("b"), window.name], [{ n: 1 }, undefined, ""]);
});

test("where there is no storage the name of the tab holds it, one beside the other", () => {
  globalThis.localStorage = blocked;
  keep("a", 1);
  keep("b", 2);
  assert.deepEqual([recall("a"), recall("b"), recall("c")], [1, 2, undefined]);
  globalThis.localStorage = storage();
  keep("a", 3);
  assert.deepEqual([recall("a"), recall("b")], [3, 2]);
});

test("what is not ours in either is left alone", () => {
  window.name = "raci {broken";
  localStorage.setItem("a", "{broken");
  assert.equal(recall("a"), undefined);
  window.name = "somebody else's";
  assert.equal(recall("a"), undefined);
});
