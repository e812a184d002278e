// The table once more for paper, where it is wider than a sheet: cut into parts of columns, each with its own head.

import { element } from "../dom.js";
import { head, line } from "./draw.js";

const SHEET = 34; // columns that fit across a sheet of A4 on its side, in the size of grid.css

export function parts(count, fit = SHEET) {
  // [from, to) of each sheet, as even as can be; one for what fits.
  const width = Math.ceil(count / Math.ceil(count / fit));
  return Array.from({ length: Math.ceil(count / width) }, (_, place) => [
    place * width,
    Math.min((place + 1) * width, count),
  ]);
}

export function sheets(g) {
  // null where one sheet takes all columns.
  const { columns } = g.data;
  if (columns.length <= SHEET) return null;
  const box = element("div", "sheets");
  box.append(...parts(columns.length).map(([from, to]) => sheet(g, from, to)));
  return box;
}

function sheet(g, from, to) {
  const { columns, words, caption } = g.data;
  const part = columns.slice(from, to);
  const data = { ...g.data, columns: part };
  const says = { from: from + 1, to, all: columns.length, first: part[0].name, last: part.at(-1).name };
  const here = element("th", "here", `${caption} · ${words.sheet.replace(/{(\w+)}/g, (_, name) => says[name])}`);
  here.colSpan = part.length + 1;
  const top = head({ ...g, data }, () => {});
  const first = element("tr");
  first.append(here);
  top.prepend(first); // in the head, which every page repeats
  const body = element("tbody");
  body.append(
    ...g.shown.map((row, index) => line({ ...g, data }, { ...row, cells: row.cells.slice(from, to) }, index)),
  );
  const table = element("table");
  const columnsOf = table.appendChild(element("colgroup")); // widths are those of the first row, which is one cell
  columnsOf.append(...["", ...part].map(() => element("col")));
  table.style.setProperty("--columns", part.length);
  table.append(top, body);
  const box = element("div", "sheet");
  box.append(table);
  return box;
}
