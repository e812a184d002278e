// What may become of one party, and what all changes together have done to the letters.

import { element } from "../shared/dom.js";
import { chooser, keyedButton, pieces } from "./pieces.js";

export function actions(k, party, same, act) {
  const { kinds, words } = k.data;
  const line = element("div", "actions");
  if (party.aliases.length)
    line.append(element("span", "quiet", words.also.replace("{names}", party.aliases.join(", "))));
  if (same) {
    const into = words.merge.replace("{other}", same);
    line.append(keyedButton("merge", "plain strong", into, "M", () => act.merge(same)));
  }
  const others = k.data.parties.filter((one) => one.name !== party.name).map((one) => [one.name, one.name]);
  line.append(chooser("into", words.into, [["", words.into], ...others], "", (into) => into && act.merge(into)));
  line.append(keyedButton("rename", "plain", words.rename, "E", () => act.rename(true)));
  line.append(keyedButton("strike", "plain", words.strike, "X", () => act.say({ kind: "strike" })));
  if (party.isDoubted) line.append(keyedButton("keep", "plain", words.keep, "Y", () => act.say({ kind: "keep" })));
  const change = (kind) => act.give({ kind: "kind", about: party.name, value: kind });
  line.append(chooser("kind", words.kind, kinds, party.kind, change));
  return line;
}

export function effect({ bands, counts, words }) {
  const table = element("table", "effect");
  const top = element("tr");
  top.append(element("th", "", words.effect), ...bands.map((band) => element("th", "number", band)));
  table.append(top);
  for (const one of counts) {
    const line = element("tr");
    line.append(element("td", "", one.says), ...one.numbers.map((number) => element("td", "number", String(number))));
    table.append(line);
  }
  return table;
}

export function section(text) {
  const made = element("div", "heading");
  made.append(element("strong", "", text));
  return made;
}

export function paragraph(line) {
  const made = element("p", line.kind);
  if (line.clause) made.append(element("span", "clause", line.clause), " ");
  made.append(...pieces(line.pieces));
  return made;
}
