// The sentence that is asked about: its name, a row a party with its letters, and what may be answered.

import { button, element, mark, set } from "../shared/dom.js";
import { toggled } from "../shared/letters.js";
import { more } from "./more.js";
import { chooser, keycap, keyedButton, pieces, renaming, signature } from "./pieces.js";

export function panel(k, now, act) {
  const box = element("section", "asked");
  set(box, { "aria-live": "polite" });
  if (!now) return box;
  const { words } = k.data;
  const turn = now.cells.find((cell) => cell.party === k.party) ?? now.cells.find((cell) => cell.answer === null);
  box.append(where(k, now), title(k, now, act), quoted(now));
  if (!now.cells.length) box.append(silence(now, words));
  const rows = element("div", "cells");
  for (const cell of now.cells) rows.append(row(cell, cell === turn, k, act));
  box.append(rows, choices(k, now, turn, act));
  if (k.missed) box.append(missing(k, now, act));
  if (now.details) box.append(more(k, now, act));
  box.append(element("p", "quiet hint", words.both));
  return box;
}

function where(k, now) {
  const { words } = k.data;
  const line = element("p", "where quiet");
  const place = words.sentence.replace("{n}", now.number).replace("{all}", k.data.all);
  line.append([now.clause, place].filter(Boolean).join(" · "));
  const keys = element("span", "end");
  keys.append(words.back, " ", keycap("K"), " ", words.next, " ", keycap("J"));
  line.append(keys);
  return line;
}

function title(k, now, act) {
  const head = element("div", "name");
  if (!k.renames) {
    head.append(
      element("h3", "", now.name),
      button("rename", "link", k.data.words.rename, () => act.rename(true)),
    );
    return head;
  }
  const renamed = (value) => {
    if (value) act.give([{ kind: "name", about: now.key, value }]);
    act.rename(false);
  };
  head.append(renaming(k.data.words.rename, now.name, renamed, () => act.rename(false)));
  return head;
}

function quoted(now) {
  const words = element("blockquote");
  words.append(...pieces(now.pieces));
  return words;
}

function row(cell, isTurn, k, act) {
  const { words } = k.data;
  const made = element("div", `cell ${isTurn ? "turn" : ""}`);
  const who = element("div", "who");
  who.append(element("strong", "", cell.party), mark("span", "band", `${cell.sign} ${cell.says}`));
  const letters = element("div", "pick");
  set(letters, { role: "group", "aria-label": cell.party });
  const held = cell.answer ?? cell.proposed;
  for (const letter of "ARSCI") {
    const isHeld = held.split("/").includes(letter);
    const pick = button(`pick-${cell.party}-${letter}`, "pick-one", "", () =>
      act.say(cell.party, cell.answer === null ? letter : toggled(cell.answer, letter), false),
    );
    set(pick, { "aria-pressed": String(isHeld && cell.answer !== null), "aria-label": letter });
    pick.append(element("span", isHeld ? `letter ${letter} ${cell.answer === null ? "draft" : ""}` : "other", letter));
    letters.append(pick);
  }
  const why = element("div", "because");
  if (cell.cue) why.append(element("mark", "cue", cell.cue));
  const might = cell.others ? `${words.might.replace("{letters}", cell.others)}. ` : "";
  why.append(element("span", "quiet", `${might}${cell.why}`));
  const told = element("span", "state", state(cell, isTurn, words));
  if (cell.answer !== null) told.append(signature(cell.by));
  made.append(who, letters, why, told);
  return made;
}

function silence(now, words) {
  const line = element("p", "reason", words.silent.replace("{reason}", now.reason));
  if (now.seen) line.append(" ✓ ", signature(now.by));
  return line;
}

function state(cell, isTurn, words) {
  if (cell.answer === null) return isTurn ? words.turn : "";
  if (cell.answer === "") return `✓ ${words.refused}`;
  return `✓ ${cell.answer === cell.proposed ? words.answered : words.changed}`;
}

function choices(k, now, turn, act) {
  const { words } = k.data;
  const line = element("div", "choices");
  if (!now.cells.length) {
    const next = now.seen ? "" : "yes";
    const label = now.seen ? words.again : words.seen;
    const seen = keyedButton("seen", "main", label, now.seen ? "" : "Y", () =>
      act.give([{ kind: "seen", about: now.key, value: next }]),
    );
    line.append(seen);
  } else if (turn?.proposed) {
    const label = words.yes.replace("{party}", turn.party).replace("{letter}", turn.proposed);
    line.append(keyedButton("yes", "main", label, "Y", () => act.say(turn.party, turn.proposed, true)));
  }
  if (turn) line.append(keyedButton("no", "plain", words.none, "N", () => act.say(turn.party, "", true)));
  line.append(keyedButton("missed", "plain", words.missed, "M", () => act.missed(!k.missed)));
  if (!turn && now.cells.length) {
    const again = now.cells.map((cell) => ({ kind: "letter", about: now.key, party: cell.party, value: "?" }));
    line.append(button("again", "link", words.again, () => act.give(again)));
  }
  if (turn) {
    const keys = element("span", "keys");
    keys.append(words.or, ...["R", "A", "S", "C", "I"].map(keycap));
    line.append(keys);
  }
  return line;
}

function missing(k, now, act) {
  const taken = new Set(now.cells.map((cell) => cell.party));
  const left = k.data.parties.filter((party) => !taken.has(party)).map((party) => [party, party]);
  const { choose } = k.data.words;
  const pick = chooser("party", choose, [["", choose], ...left], "", (party) => party && act.add(party));
  pick.addEventListener("keydown", (event) => event.key === "Escape" && act.missed(false));
  return pick;
}
