// The file as it is and the matrix read from it, side by side: whatever is looked at in one is lit in the other.

import { component } from "../shared/component.js";
import { element, mark } from "../shared/dom.js";
import { chips } from "../shared/letters.js";

export default component((parent) => {
  const root = parent.appendChild(element("div", "root"));
  let lit = [];
  let held = "";
  for (const name of ["pointerover", "focusin"]) root.addEventListener(name, (event) => light(event.target, false));
  root.addEventListener("pointerleave", () => show(held.split(" "), false));
  root.addEventListener("click", (event) => light(event.target, true));

  return (data) => {
    const tops = [...root.querySelectorAll(".pane")].map((pane) => [pane.scrollTop, pane.scrollLeft]);
    root.replaceChildren(pair(data), lists(data.lists));
    [...root.querySelectorAll(".pane")].forEach((pane, place) => {
      [pane.scrollTop, pane.scrollLeft] = tops[place] ?? [0, 0];
    });
    if (held) show(held.split(" "), false);
  };

  function light(target, isHeld) {
    const at = target.closest?.("[data-at]")?.dataset.at ?? "";
    if (!at && !isHeld) return;
    if (isHeld) held = at;
    show(at.split(" "), isHeld, target);
  }

  function show(places, isHeld, from = null) {
    for (const node of lit) node.classList.remove("lit");
    const asked = new Set(places.filter(Boolean));
    lit = [...root.querySelectorAll("td[data-at]")].filter((node) =>
      node.dataset.at.split(" ").some((one) => asked.has(one)),
    );
    for (const node of lit) node.classList.add("lit");
    if (!isHeld) return;
    const own = from?.closest?.(".pane");
    for (const pane of root.querySelectorAll(".pane"))
      if (pane !== own)
        lit.find((node) => pane.contains(node))?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  function pair(data) {
    const box = element("div", "pair");
    if (data.file) box.append(side(data.words.file, legend(data.words), [fileTable(data.file)], data.file.more));
    const matrices = data.matrices.map(matrixTable);
    const none = element("p", "none", data.words.none);
    const told = data.file ? "" : data.words.lines;
    box.append(side(data.words.matrix, marksOf(data.words), matrices.length ? matrices : [none], told));
    return box;
  }

  function side(title, signs, tables, more) {
    const box = element("section", "side");
    const head = element("div", "top");
    head.append(element("h3", "", title), signs);
    const pane = element("div", "pane");
    pane.tabIndex = 0;
    pane.setAttribute("role", "group");
    pane.setAttribute("aria-label", title);
    pane.append(...tables);
    box.append(head, pane);
    if (more) box.append(element("p", "more", more));
    return box;
  }

  function legend(words) {
    const box = element("span", "signs");
    box.append(mark("span", "swatch out", ""), element("span", "", words.out));
    return box;
  }

  function marksOf(words) {
    const box = element("span", "signs");
    box.append(mark("span", "number", "1"), element("span", "", words.by));
    box.append(mark("span", "asks", "?"), element("span", "", words.asks));
    return box;
  }

  function fileTable({ columns, rows }) {
    const table = element("table", "file");
    const head = table.createTHead().insertRow();
    head.append(element("td"), ...columns.map((name) => element("th", "", name)));
    const body = table.createTBody();
    for (const [number, cells] of rows) {
      const row = body.insertRow();
      row.append(element("th", "", `${number}`));
      const filled = cells.findLastIndex((cell) => cell?.length);
      const isAlone = filled >= 0 && cells.every((cell, column) => column === filled || !cell?.length);
      cells.forEach((cell, column) => {
        if (isAlone && column > filled) row.lastChild.colSpan += 1;
        else if (cell) row.append(fileCell(cell, `${number - 1}:${column}`));
        else if (row.lastChild.tagName === "TD") row.lastChild.colSpan += 1;
      });
    }
    return table;
  }

  function fileCell([text, kind, number], at) {
    const cell = element("td", kind ? `is-${kind}` : "", text ?? "");
    if (!kind) return cell;
    cell.dataset.at = at;
    if (number) cell.append(mark("span", "number", `${number}`));
    if (kind === "unread") cell.append(mark("span", "asks", "?"));
    return cell;
  }

  function matrixTable({ title, heads, rows }) {
    const table = element("table", "matrix");
    if (title) table.createCaption().textContent = title;
    const head = table.createTHead().insertRow();
    head.append(...heads.map((name, place) => element("th", place > 2 ? "role" : "", name)));
    const body = table.createTBody();
    for (const [id, group, name, cells, at] of rows) {
      const row = body.insertRow();
      row.append(element("td", "id", id), element("td", "group", group));
      const named = element("td", "activity", name);
      named.dataset.at = at.join(" ");
      row.append(named, ...cells.map(letterCell));
    }
    return table;
  }

  function letterCell([letters, note, unread, number, at]) {
    const cell = element("td", "cell");
    if (letters) cell.append(chips(letters, "stated"));
    if (note) cell.append(element("span", "note", note));
    if (unread) cell.append(element("span", "lost", unread), mark("span", "asks", "?"));
    if (number) cell.append(mark("span", "number", `${number}`));
    if (at?.length) cell.dataset.at = at.join(" ");
    return cell;
  }

  function lists(all) {
    const box = element("div", "lists");
    for (const one of all) {
      const list = element("section");
      list.append(element("h3", "", one.title), ...one.items.map(item));
      if (one.more) list.append(element("p", "more", one.more));
      box.append(list);
    }
    return box;
  }

  function item({ number, says, count, at }) {
    const node = element(at.length ? "button" : "p", "item");
    if (number) node.append(mark("span", "number", `${number}`));
    node.append(element("span", "", says));
    if (count) node.append(element("span", "count", count));
    if (at.length) {
      node.type = "button";
      node.dataset.at = at.join(" ");
    }
    return node;
  }
});
