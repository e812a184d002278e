// The grid: letters of a cell, the window of rows, where keys lead, and sheets of paper.

import assert from "node:assert/strict";
import { test } from "node:test";
import { copied } from "../../pages/shared/grid/copy.js";
import { held } from "../../pages/shared/grid/draw.js";
import { parts } from "../../pages/shared/grid/sheets.js";
import { clamped, moved, visible } from "../../pages/shared/grid/window.js";
import { toggled } from "../../pages/shared/letters.js";

test("a letter typed twice is none, and only A and R share a cell", () => {
  const cases = [
    ["", "A", "A"],
    ["A", "A", ""],
    ["A", "R", "A/R"],
    ["R", "A", "A/R"],
    ["A/R", "A", "R"],
    ["A/R", "C", "C"],
    ["C", "A", "A"],
    ["C", "I", "I"],
    ["S", "S", ""],
  ];
  assert.deepEqual(
    cases.map(([cell, letter]) => toggled(cell, letter)),
    cases.map(([, , after]) => after),
  );
});

test("a row has one character a column, an index into the palette", () => {
  const data = { palette: ["none", "first", "second"] };
  assert.deepEqual(
    [0, 1, 2].map((place) => held(data, { cells: ")(*" }, place)),
    ["first", "none", "second"],
  );
});

test("the window holds what shows and some rows beyond, and never more than there are", () => {
  assert.deepEqual(visible(0, 400, 40, 1000), [0, 18]);
  assert.deepEqual(visible(4000, 400, 40, 1000), [92, 118]);
  assert.deepEqual(visible(39_600, 400, 40, 1000), [982, 1000]);
  assert.deepEqual(visible(0, 400, 40, 3), [0, 3]);
});

test("keys lead to the neighbours and not over the edge", () => {
  const from =
    (at) =>
    (key, isWhole = false) =>
      moved(key, isWhole, at, [9, 4], 5);
  const middle = from([5, 2]);
  assert.deepEqual(
    ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"].map((key) => middle(key)),
    [
      [4, 2],
      [6, 2],
      [5, 1],
      [5, 3],
    ],
  );
  assert.deepEqual(
    ["PageUp", "PageDown", "Home", "End"].map((key) => middle(key)),
    [
      [0, 2],
      [9, 2],
      [5, 0],
      [5, 4],
    ],
  );
  assert.deepEqual(
    ["Home", "End"].map((key) => middle(key, true)),
    [
      [0, 0],
      [9, 4],
    ],
  );
  assert.deepEqual(
    [from([0, 0])("ArrowUp"), from([0, 0])("ArrowLeft"), from([9, 4])("ArrowDown")],
    [
      [0, 0],
      [0, 0],
      [9, 4],
    ],
  );
  assert.equal(middle("x"), null);
});

test("without rows the place is the first one", () => {
  assert.equal(clamped(3, -1), 0);
});

test("a wide table is cut into sheets as even as can be, with no column twice or lost", () => {
  assert.deepEqual(parts(34), [[0, 34]]);
  assert.deepEqual(parts(35), [
    [0, 18],
    [18, 35],
  ]);
  assert.deepEqual(parts(69, 34), [
    [0, 23],
    [23, 46],
    [46, 69],
  ]);
  for (let count = 1; count < 300; count++) {
    const columns = parts(count).flatMap(([from, to]) => Array.from({ length: to - from }, (_, place) => from + place));
    assert.deepEqual(columns, [...Array(count).keys()]);
    assert.ok(parts(count).every(([from, to]) => to - from <= 34));
  }
});

test("rows are copied as clean cells: name, clause and letters in columns of their own, and nothing that would run", () => {
  const data = {
    palette: [
      ["", "", ""],
      ["A/R", "stated", ""],
    ],
    columns: [{ name: "Sales" }, { name: "=Ops" }],
    words: { name: "Activity", clause: "Clause" },
  };
  const rows = [
    { name: "Plan\n it", clause: "三(一)1", cells: ")(" },
    { name: "Step", cells: "((" },
  ];
  assert.equal(copied(data, rows), "Activity\tClause\tSales\t'=Ops\r\nPlan it\t三(一)1\tA/R\t\r\nStep\t\t\t");
});
