// Pieces of the grid: the head, a line, a cell, the legend.

import { element, mark, set } from "../dom.js";
import { chips } from "../letters.js";

const FIRST_CELL = 40; // "(", the character of palette entry 0

export function held(data, row, place) {
  // [letters, origin, words] of a cell; a row has one character a column, an index into the palette.
  return data.palette[row.cells.charCodeAt(place) - FIRST_CELL];
}

export function head(g, toggleAll) {
  const row = element("tr");
  set(row, { role: "row", "aria-rowindex": 1 });
  const corner = element("th", "name");
  set(corner, { scope: "col", role: "columnheader" });
  const all = element("button", "all", g.open.size ? g.data.words.close : g.data.words.open);
  all.type = "button";
  all.addEventListener("click", toggleAll);
  corner.append(element("span", "off", g.data.words.name), all);
  row.append(corner, ...g.data.columns.map((one, at) => column(one, at > g.data.columns.length / 2)));
  const top = element("thead");
  top.append(row);
  return top;
}

function column(one, isLate) {
  const th = element("th", `role ${one.kind} ${one.apart ? "apart" : ""} ${isLate ? "late" : ""}`);
  set(th, {
    scope: "col",
    role: "columnheader",
    "data-name": one.name,
    title: [one.hint, one.says].filter(Boolean).join("\n"),
  });
  if (one.n) th.append(mark("small", "gap", `${one.mark}${one.n}`));
  th.append(element("span", "", one.name));
  return th;
}

export function line(g, row, index) {
  const tr = element("tr", row.up ? "row" : "step");
  set(tr, { role: "row", "data-row": index, "aria-rowindex": index + 2, "aria-level": row.up ? 2 : 1 });
  if (!row.up) set(tr, { "aria-expanded": g.open.has(row.id) });
  tr.append(name(g, row, index), ...g.data.columns.map((column, place) => square(g, row, index, column, place)));
  return tr;
}

function name(g, row, index) {
  const th = element("th", g.picked === `${row.id}:` ? "name picked" : "name");
  set(th, { role: "rowheader", scope: "row", tabindex: tabindex(g, index, 0), title: row.name });
  const box = element("div", "line");
  if (!row.up) box.append(mark("span", "twist", "▶"));
  box.append(element("span", "words", row.name), element("span", "clause", row.clause));
  if (row.gap || row.n) {
    const words = [row.missing, row.says].filter(Boolean).join("\n");
    const gap = row.n && !row.up ? "" : (row.gap ?? "");
    box.append(mark("span", "gap", `${row.mark ?? ""}${row.n ?? ""} ${gap}`), element("span", "off", words));
    th.title = `${row.name}\n${words}`;
  }
  th.append(box);
  return th;
}

export function square(g, row, index, column, place) {
  const key = `${row.id}:${column.id}`;
  const td = element("td", [column.apart && "apart", g.picked === key && "picked"].filter(Boolean).join(" "));
  const [letters, origin, words, limit] = held(g.data, row, place);
  const isDraft = key in g.draft;
  const says = isDraft ? `${g.draft[key] || "–"}, ${g.data.words.draft}` : words;
  set(td, { role: "gridcell", tabindex: tabindex(g, index, place + 1), "aria-label": `${column.name}: ${says}` });
  if (isDraft) td.append(chips(g.draft[key], "draft"));
  else if (origin) td.append(chips(letters, origin));
  if (limit && !isDraft) {
    td.append(mark("span", "limit", limit));
    td.title = words;
  }
  return td;
}

function tabindex(g, row, column) {
  return g.at[0] === row && g.at[1] === column ? 0 : -1;
}

export function drawLegend(legend, data) {
  legend.replaceChildren(
    ...data.legend.map((entry) => {
      if (!entry) return element("span", "sep");
      const box = element("span", "entry");
      if (entry.hint) box.title = entry.hint;
      box.append(
        entry.shape ? mark("span", "gap", entry.shape) : chips(entry.letters, entry.origin),
        element("span", "", entry.name),
      );
      return box;
    }),
  );
}

export function pad(height) {
  const tr = element("tr", "pad");
  set(tr, { "aria-hidden": "true", role: "presentation" });
  tr.appendChild(element("td")).style.height = `${height}px`;
  return tr;
}
