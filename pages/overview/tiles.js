// Every area of the matrix as a tile: a square a row, filled where somebody answers for it; breaks between the areas.

import { element, mark, set } from "../shared/dom.js";
import { link } from "./links.js";

const MOST = 24; // squares of one tile; a longer list is a bar of its shares

export function areas(data, label, go) {
  const box = element("div", "areas");
  if (data.tiles.length) box.append(legend(data, go), grid(data.tiles, label, go));
  return box;
}

function legend({ whole, states, broken, shaded }, go) {
  const line = element("p", "legend");
  line.append(link(whole, go, "all"));
  for (const state of states) {
    const part = element("span", "part");
    part.append(mark("i", state.kind, ""), link(state.link, go));
    line.append(part);
  }
  if (broken) {
    const part = element("span", "part drop");
    part.append(mark("span", "", "✕"), link(broken, go));
    line.append(part);
  }
  if (shaded) line.append(element("span", "part quiet", shaded));
  return line;
}

function grid(tiles, label, go) {
  const list = element("ol", "tiles");
  list.setAttribute("aria-label", label);
  const first = tiles.findIndex((tile) => tile.kind !== "step"); // lists of duties begin a line of their own
  tiles.forEach((tile, place) => {
    if (place > 0 && place === first) list.append(mark("li", "turn", ""));
    list.append(area(tile, go));
  });
  return list;
}

function area(tile, go) {
  const item = element("li", `${tile.kind} ${tile.join}`);
  item.style.flexGrow = Math.min(tile.rows.length, MOST);
  if (tile.join === "dropped") {
    const drop = element("span", "drop", "✕");
    drop.title = tile.joined;
    set(drop, { role: "img", "aria-label": tile.joined });
    item.append(drop);
  } else if (tile.join === "passed") item.append(mark("span", "pass", "→"));
  const box = element("div", "tile");
  const name = link({ ...tile.link, title: tile.says }, go, "name");
  const squares = tile.rows.length > MOST ? shares(tile.rows) : element("span", "squares");
  if (tile.rows.length <= MOST) squares.append(...tile.rows.map(square));
  set(squares, { role: "img", "aria-label": tile.says });
  const foot = element("span", "foot");
  foot.append(squares);
  if (tile.gaps) foot.append(link(tile.gaps, go, "gaps"));
  box.append(name, foot);
  item.append(box);
  return item;
}

function square([state, isBroken]) {
  return element("i", isBroken ? `${state} broken` : state);
}

function shares(rows) {
  const bar = element("span", "squares shares");
  for (const state of ["owned", "unsaid", "open"]) {
    const held = rows.filter(([one]) => one === state).length;
    if (!held) continue;
    const part = element("i", state);
    part.style.flexGrow = held;
    bar.append(part);
  }
  return bar;
}
