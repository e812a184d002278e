// Rows of the grid as plain cells for a spreadsheet: name, clause, and the letters of each party in a column of its own.

import { held } from "./draw.js";

export function copied(data, rows) {
  const head = [data.words.name, data.words.clause, ...data.columns.map((column) => column.name)];
  const cells = rows.map((row) => [row.name, row.clause ?? "", ...data.columns.map((_, at) => held(data, row, at)[0])]);
  return [head, ...cells].map((line) => line.map(plain).join("\t")).join("\r\n");
}

function plain(text) {
  // One line, and nothing that a spreadsheet would run.
  const line = text.replace(/\s+/g, " ");
  return /^\s*[=+\-@＝＋－＠]/.test(line) ? `'${line}` : line;
}
