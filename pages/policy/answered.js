// A sentence with what has been answered and is still on its way, and where to go from there.

import { FIELDS } from "./more.js";

export function answered(sentence, steps, added) {
  const cells = sentence.cells.map((cell) => ({ ...cell }));
  let { seen, name, by, details } = sentence;
  for (const step of steps) {
    if (step.about !== sentence.key) continue;
    if (step.kind === "seen") [seen, by] = [step.value === "yes", []];
    if (step.kind === "name") name = step.value;
    if (FIELDS.includes(step.kind)) details = { ...details, [step.kind]: written(step) };
    if (step.kind === "letter")
      Object.assign(put(cells, step.party), { answer: step.value === "?" ? null : step.value, by: [] });
  }
  if (added && added.key === sentence.key) put(cells, added.party);
  return {
    ...sentence,
    cells,
    seen,
    name,
    by,
    details,
    isRead: cells.length ? cells.every((cell) => cell.answer !== null) : seen,
  };
}

function written({ kind, value }) {
  return kind === "to" ? value.split("\n").filter(Boolean) : value;
}

function put(cells, party) {
  const known = cells.find((cell) => cell.party === party);
  if (known) return known;
  cells.push({
    party,
    proposed: "",
    others: "",
    band: "",
    sign: "+",
    says: "",
    cue: "",
    why: "",
    by: [],
    answer: null,
  });
  return cells[cells.length - 1];
}

export function following(sentences, key, by) {
  // The sentence so many places further on, at most the last one.
  const place = sentences.findIndex((one) => one.key === key);
  return sentences[Math.min(sentences.length - 1, Math.max(0, place + by))]?.key ?? "";
}

export function unreadAfter(sentences, key) {
  // The next one that is left to answer, from the top again at the end; the next one where all is read.
  const place = sentences.findIndex((one) => one.key === key);
  const round = [...sentences.slice(place + 1), ...sentences.slice(0, place)];
  return (round.find((one) => !one.isRead) ?? sentences[Math.min(place + 1, sentences.length - 1)])?.key ?? "";
}

export function sureCells(sentences) {
  // What can be accepted at once: sure letters that nobody has answered yet.
  return sentences.flatMap((one) =>
    one.cells
      .filter((cell) => cell.band === "sure" && cell.answer === null)
      .map((cell) => ({ kind: "letter", about: one.key, party: cell.party, value: cell.proposed })),
  );
}
