// One row as a question: its name, a line a party with a button a letter, and the way on.

import { button, element, set } from "../shared/dom.js";
import { AGAINST, FAVOUR, apart, isSaid, isUnsure, said } from "./answer.js";
import { says, title } from "./says.js";

export function question(b) {
  const { rows } = b.data;
  const row = rows[b.at];
  const top = element("header");
  top.append(progress(b), title(row.name), element("p", "quiet", row.where));
  top.append(element("p", "asks", row.asks), ...words(b, row));
  const asked = row.motion ? motion(b, row) : [today(b, row), before(b, row), table(b, row), another(b, row)];
  return [top, ...asked, status(b, row), foot(b, row, b.at + 1 === rows.length)];
}

function motion(b, row) {
  // A decision over several rows: one answer to all of it, and the rows that are to be settled on their own.
  const { words } = b.data;
  const both = element("div", "both");
  for (const [word, text] of [[FAVOUR, words.favour], [AGAINST, words.against]]) {
    const box = button(`motion:${word}`, "say", text, () => b.put(row.id, said(b.answer(row.id), word)));
    box.setAttribute("aria-pressed", isSaid(b.answer(row.id), word));
    both.append(box);
  }
  const list = element("ul", "parts");
  for (const part of row.motion) list.append(piece(b, row, part));
  return [both, element("p", "quiet", words.whole), list];
}

function piece(b, row, part) {
  const item = element("li");
  const told = element("span", "told");
  told.append(element("b", "", part.name), element("span", "quiet", part.says));
  item.append(told);
  if (part.id && row.motion.length > 1) {
    const box = button(`apart:${part.id}`, "apart", "⊘", () => b.put(row.id, apart(b.answer(row.id), part.id)));
    set(box, { "aria-label": `${b.data.words.apart}: ${part.name}`, title: b.data.words.apart });
    box.setAttribute("aria-pressed", b.answer(row.id)[part.id] === AGAINST);
    item.append(box);
  }
  return item;
}

function words(b, row) {
  // What the text says where the file has it, and what is unclear in it: the first, the others behind it.
  const lines = row.quotes.map((quote) => element("p", "quote", quote));
  if (!row.unclear.length) return lines;
  const notes = element("details", "unclear");
  notes.append(element("summary", "", `${b.data.words.unclear}: ${row.unclear[0]}`));
  for (const note of row.unclear.slice(1)) notes.append(element("p", "quiet", note));
  return [...lines, row.unclear.length > 1 ? notes : element("p", "unclear", notes.textContent)];
}

function today(b, row) {
  // One tap for whoever sees it as it stands; a row without letters today has nothing to stand by.
  if (!Object.keys(row.today).length) return element("span");
  const box = button("today", "today", b.data.words.today, () => b.put(row.id, { ...row.today }));
  box.append(element("span", "quiet", row.says));
  box.setAttribute("aria-pressed", isSame(b.answer(row.id), row.today));
  return box;
}

function before(b, row) {
  // One tap for whoever wants it to stay as it is, once that has been said in the first of two rounds.
  const said = row.before ? b.answer(row.before) : {};
  if (!Object.keys(said).length || isUnsure(said)) return element("span");
  const box = button("same", "today", b.data.words.same, () => b.put(row.id, { ...said }));
  box.setAttribute("aria-pressed", isSame(b.answer(row.id), said));
  return box;
}

function isSame(one, other) {
  const roles = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...roles].every((role) => one[role] === other[role]);
}

function foot(b, row, isLast) {
  const { words } = b.data;
  const box = element("footer");
  const back = button("back", "back", words.back, () => b.go(b.at - 1));
  const unsure = button("unsure", "unsure", words.unsure, () => b.unsure(row.id));
  back.disabled = b.at === 0;
  unsure.setAttribute("aria-pressed", isUnsure(b.answer(row.id)));
  box.append(
    back,
    unsure,
    button("next", "next", isLast ? words.finish : words.next, () => b.go(b.at + 1)),
  );
  return box;
}

function progress(b) {
  const { rows, words, you } = b.data;
  const box = element("div", "progress");
  const bar = element("progress");
  const done = rows.filter((row) => b.isDone(row.id));
  const sent = done.filter((row) => !b.isUnsent(row.id));
  set(bar, { max: rows.length, value: sent.length, "aria-label": words.progress });
  const left = done.length > sent.length ? ` ↑ ${done.length - sent.length}` : "";
  box.append(
    element("span", "", `${you} · ${b.at + 1} / ${rows.length}`),
    bar,
    element("span", "quiet", `✓ ${sent.length}${left}`),
  );
  return box;
}

function table(b, row) {
  const { letters, parties, words, seat } = b.data;
  const box = element("table");
  const heads = box.appendChild(element("thead")).appendChild(element("tr"));
  heads.append(head("col", words.party, "off"), ...letters.map((one) => head("col", one.short)));
  const body = box.appendChild(element("tbody"));
  for (const party of [...parties, ...added(b, row)]) {
    const line = body.appendChild(element("tr", party.id === seat ? "own" : ""));
    line.append(head("row", party.name), ...letters.map((one) => cell(b, row, party, one)));
  }
  return box;
}

function cell(b, row, party, { letter, question }) {
  const node = element("td");
  const isOn = (b.answer(row.id)[party.id] ?? "").split("/").includes(letter);
  const toggle = button(`${party.id}:${letter}`, `letter-button ${letter}`, letter, () =>
    b.tap(row.id, party.id, letter),
  );
  set(toggle, { "aria-pressed": isOn, "aria-label": `${party.name}: ${question}` });
  node.append(toggle);
  return node;
}

function added(b, row) {
  const known = new Set([...Object.keys(b.answer(row.id)), ...(b.extra[row.id] ?? [])]);
  return b.data.others.filter((one) => known.has(one.id));
}

function another(b, row) {
  const { others, words } = b.data;
  const shown = added(b, row);
  const left = others.filter((one) => !shown.includes(one));
  if (!left.length) return element("span");
  const pick = element("select");
  pick.setAttribute("aria-label", words.another);
  pick.append(new Option(words.another, ""), ...left.map((one) => new Option(one.name, one.id)));
  pick.addEventListener("change", () => {
    b.extra[row.id] = [...(b.extra[row.id] ?? []), pick.value];
    b.redraw();
  });
  return pick;
}

function status(b, row) {
  const { words, refused } = b.data;
  const isStuck = b.isUnsent(row.id) && b.isCut();
  const waits = isStuck ? words.stays : words.sending;
  const text = refused || (b.isUnsent(row.id) ? waits : b.isDone(row.id) ? words.kept : "");
  return says(refused || isStuck ? "state refused" : "state", text);
}

function head(scope, text, names = "") {
  const node = element("th");
  node.scope = scope;
  node.append(element("span", names, text));
  return node;
}
