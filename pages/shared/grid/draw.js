// Pieces of the grid: the head, a line, a cell, the letters in it, the legend. Text only ever enters through textContent.

function head(g, toggleAll) {
  const row = element("tr");
  set(row, { role: "row", "aria-rowindex": 1 });
  const corner = element("th", "name");
  set(corner, { scope: "col", role: "columnheader" });
  const button = element("button", "all", g.open.size ? g.data.words.close : g.data.words.open);
  button.type = "button";
  button.addEventListener("click", toggleAll);
  corner.append(element("span", "off", g.data.words.name), button);
  row.append(corner);
  for (const column of g.data.columns) {
    const th = element("th", `role ${column.kind} ${column.apart ? "apart" : ""}`);
    set(th, { scope: "col", role: "columnheader", title: [column.hint, column.says].filter(Boolean).join("\n") });
    if (column.n) th.append(mark("small", "gap", `${column.mark}${column.n}`));
    th.append(element("span", "", column.name));
    row.append(th);
  }
  const top = element("thead");
  top.append(row);
  return top;
}

function line(g, row, index) {
  const tr = element("tr", row.up ? "row" : "step");
  set(tr, { role: "row", "data-row": index, "aria-rowindex": index + 2, "aria-level": row.up ? 2 : 1 });
  if (!row.up) set(tr, { "aria-expanded": g.open.has(row.id) });
  const th = element("th", "name");
  set(th, { role: "rowheader", scope: "row", tabindex: g.at[0] === index && g.at[1] === 0 ? 0 : -1, title: row.name });
  if (g.picked === `${row.id}:`) th.classList.add("picked");
  const box = element("div", "line");
  if (!row.up) box.append(mark("span", "twist", "▶"));
  box.append(element("span", "words", row.name), element("span", "clause", row.clause));
  if (row.gap || row.n) {
    const words = [row.missing, row.says].filter(Boolean).join("\n");
    box.append(mark("span", "gap", `${row.mark ?? "▲"}${row.n ?? ""} ${row.n && !row.up ? "" : (row.gap ?? "")}`), element("span", "off", words));
    th.title = `${row.name}\n${words}`;
  }
  th.append(box);
  tr.append(th, ...g.data.columns.map((column, place) => square(g, row, index, column, place)));
  return tr;
}

function square(g, row, index, column, place) {
  const td = element("td", column.apart ? "apart" : "");
  const [letters, origin, words] = g.data.palette[row.cells.charCodeAt(place) - 40];
  set(td, { role: "gridcell", tabindex: g.at[0] === index && g.at[1] === place + 1 ? 0 : -1,
            "aria-label": `${column.name}: ${words}` });
  const key = `${row.id}:${column.id}`;
  if (g.picked === key) td.classList.add("picked");
  if (key in g.draft) {
    td.append(chips(g.draft[key], "draft"));
    td.setAttribute("aria-label", `${column.name}: ${g.draft[key] || "–"}, ${g.data.words.draft}`);
  } else if (origin) td.append(chips(letters, origin));
  return td;
}

function chips(letters, origin) {
  const box = element("span", "letters");
  for (const letter of letters ? letters.split("/") : ["–"])
    box.append(element("span", `letter ${letters ? letter : "none"} ${origin}`, letter));
  return box;
}

function drawLegend(legend, data) {
  legend.replaceChildren(...data.legend.map((entry) => {
    if (!entry) return element("span", "sep");
    const box = element("span", "entry");
    if (entry.hint) box.title = entry.hint;
    box.append(entry.shape ? mark("span", "gap", entry.shape) : chips(entry.letters, entry.origin), element("span", "", entry.name));
    return box;
  }));
}

const SHEET = 34; // columns that fit across a sheet of A4 on its side, in the size of grid.css

function sheets(g) {
  // The table once more, cut into as many columns as a sheet can take; null where one sheet takes them all.
  const { columns, words, caption } = g.data;
  if (columns.length <= SHEET) return null;
  const box = element("div", "sheets");
  const width = Math.ceil(columns.length / Math.ceil(columns.length / SHEET));
  for (let from = 0; from < columns.length; from += width) {
    const part = columns.slice(from, from + width);
    const told = { from: from + 1, to: from + part.length, all: columns.length, first: part[0].name, last: part.at(-1).name };
    const data = { ...g.data, columns: part };
    const table = element("table");
    const body = element("tbody");
    body.append(...g.shown.map((row, index) => line({ ...g, data }, { ...row, cells: row.cells.slice(from, from + width) }, index)));
    const top = head({ ...g, data }, () => {});
    const here = element("th", "here", `${caption} · ${words.sheet.replace(/{(\w+)}/g, (_, name) => told[name])}`);
    here.colSpan = part.length + 1;
    const first = element("tr");
    first.append(here);
    top.prepend(first); // in the head, which every page repeats
    table.append(top, body);
    const sheet = element("div", "sheet");
    sheet.append(table);
    box.append(sheet);
  }
  return box;
}

function pad(height) {
  const tr = element("tr", "pad");
  set(tr, { "aria-hidden": "true", role: "presentation" });
  const td = tr.appendChild(element("td"));
  td.style.height = `${height}px`;
  return tr;
}
