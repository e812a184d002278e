// More than letters: what kind of work the sentence is, who receives its result and when, what follows a no, its topics.

import { button, element, set } from "../shared/dom.js";
import { chooser, keycap } from "./pieces.js";

export const FIELDS = ["act", "to", "when", "refused", "output", "topic"];

export function more(k, now, act) {
  const { acts, parties, words } = k.data;
  const fold = element("details", "more");
  const { details } = now;
  fold.open = k.opened;
  fold.addEventListener("toggle", () => {
    k.opened = fold.open;
  });
  fold.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    k.opened = false;
    act.move(now.key); // keys answer again
  });
  const top = element("summary");
  top.dataset.id = "more";
  top.append(told(details, k), " ", keycap("E"));
  const grid = element("div", "fields");
  const give = (field, value) => act.give([{ kind: field, about: now.key, value }]);
  grid.append(
    ...labelled(
      words.fields.act,
      chooser("act", words.fields.act, acts, details.act, (value) => give("act", value)),
    ),
  );
  const all = parties.map((party) => [party, party]);
  grid.append(
    ...labelled(
      words.fields.to,
      receivers(details.to, all, words, (names) => give("to", names.join("\n"))),
    ),
  );
  for (const field of ["when", "output", "topic"])
    grid.append(
      ...labelled(
        words.fields[field],
        line(k, now, field, words.fields[field], (value) => give(field, value)),
      ),
    );
  const later = k.data.sentences.filter((one) => one.key !== now.key && one.cells.length);
  const ways = [["", words.nothing], ...later.map((one) => [one.key, `${one.number} ${one.name}`])];
  grid.append(
    ...labelled(
      words.fields.refused,
      chooser("refused", words.fields.refused, ways, details.refused, (to) => give("refused", to)),
    ),
  );
  fold.append(top, grid);
  return fold;
}

function told(details, k) {
  // What is known already, in one line.
  const { acts, words } = k.data;
  const said = element("span", "facts");
  const kind = acts.find(([name]) => name === details.act)?.[1] ?? "";
  const follows = k.data.sentences.find((one) => one.key === details.refused);
  const parts = [
    [words.fields.act, kind],
    [words.fields.to, details.to.join(words.comma)],
    [words.fields.when, details.when],
    [words.fields.output, details.output],
    [words.fields.topic, details.topic],
    [words.fields.refused, follows ? `${follows.number} ${follows.name}` : ""],
  ];
  for (const [name, value] of parts) if (value) said.append(element("span", "quiet", name), ` ${value}  `);
  return said;
}

function labelled(label, field) {
  return [mute(label), field];
}

function mute(label) {
  const name = element("span", "quiet", label); // the field says it again to a screen reader
  set(name, { "aria-hidden": "true" });
  return name;
}

function line(k, now, field, label, keep) {
  const input = element("input");
  const id = `${now.key} ${field}`;
  set(input, { "aria-label": label, maxlength: 120 });
  input.dataset.id = field;
  input.value = k.written[id] ?? now.details[field];
  input.setSelectionRange(input.value.length, input.value.length);
  input.addEventListener("input", () => {
    k.written[id] = input.value; // what is being written outlives a drawing
  });
  input.addEventListener("change", () => {
    delete k.written[id];
    keep(input.value.trim());
  });
  return input;
}

function receivers(names, all, words, keep) {
  const box = element("span", "receivers");
  for (const name of names) {
    const drop = button(`drop-${name}`, "chip", `${name} ×`, () => keep(names.filter((other) => other !== name)));
    set(drop, { "aria-label": words.drop.replace("{party}", name) });
    box.append(drop);
  }
  const left = all.filter(([name]) => !names.includes(name));
  const add = (name) => name && keep([...names, name]);
  box.append(chooser("to", words.add, [["", words.add], ...left], "", add));
  return box;
}
