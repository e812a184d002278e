// The first screen of the overview: a sentence, what the causes wait for, decisions to take, every area of the matrix.

import { component, keepFocus } from "../shared/component.js";
import { button, element, mark, set } from "../shared/dom.js";
import { card } from "./cards.js";
import { actOn } from "./hotkeys.js";
import { link } from "./links.js";
import { areas } from "./tiles.js";

const LONG = [75, 130, 200]; // characters from which the sentence is set one size smaller, to stay on two or three lines

export default component((parent, page) => {
  const board = parent.appendChild(element("section", "board"));
  const go = (id) => page.trigger("go", id);
  page.listen(window, "keydown", (event) => actOn(board, event), { capture: true });

  return (data) =>
    keepFocus(parent, () => {
      board.replaceChildren(
        element("p", "where", data.where),
        sentence(data, go),
        ...(data.bar ? [bar(data, go)] : []),
        ...(data.order ? [element("p", "order", data.order)] : []),
        head(data, go),
        deck(data, go, page.send),
        areas(data.areas, data.words.areas, go),
      );
    });
});

function sentence(data, go) {
  const size = LONG.filter((length) => data.sentence.length * (wide(data.sentence) ? 2 : 1) > length).length;
  const head = element("h2", `sentence size-${size}`, data.sentence);
  const clauses = element("span", "clauses");
  clauses.append(...data.clauses.map((one) => link(one, go)));
  head.append(" ", clauses);
  return head;
}

function wide(text) {
  return /[\u4e00-\u9fff]{4}/.test(text); // a Chinese character takes twice the room of a letter
}

function bar({ bar: { whole, parts }, words }, go) {
  const line = element("div", "bar");
  const list = element("ul");
  list.setAttribute("aria-label", words.bar);
  for (const part of parts) {
    const item = element("li", part.kind);
    item.style.flexGrow = part.size;
    item.append(link(part.link, go));
    list.append(item);
  }
  line.append(link(whole, go, "whole"), list);
  return line;
}

function head({ head: { says, link: settled }, letters, prepare, cards: every }, go) {
  const line = element("div", "head");
  const told = element("p", "settles", says ? `${says} ` : "");
  if (settled) told.append(link(settled, go));
  line.append(told);
  if (prepare) line.append(link(prepare, go, "prepare"));
  if (every.length) line.append(lettersTold(letters));
  return line;
}

function lettersTold(letters) {
  const list = element("ul", "letters-told");
  for (const [letter, says] of letters) {
    const item = element("li");
    item.append(mark("span", `letter ${letter} stated`, letter), element("span", "", says));
    list.append(item);
  }
  return list;
}

function deck({ cards, words }, go, send) {
  const box = element("ol", "cards");
  cards.forEach((one, place) => {
    const acts = one.id && !one.is_kept ? [toggle(one, place, words, send)] : [];
    if (one.able) acts.push(later(one, place, words, send));
    box.append(card(one, place + 1, acts, go));
  });
  return box;
}

function toggle({ id, state }, place, words, send) {
  const isThere = state === "agenda";
  const names = place || isThere ? "agenda" : "agenda first";
  const press = button(`agenda-${place}`, names, "", () => send(isThere ? "off" : "put", id));
  press.textContent = isThere ? words.there : words.agenda;
  set(press, { "aria-describedby": `title-${place + 1}` });
  return press;
}

function later({ id }, place, words, send) {
  const press = button(`later-${place}`, "later", "", () => send("later", id));
  press.textContent = words.later;
  set(press, { "aria-describedby": `title-${place + 1}` });
  return press;
}
