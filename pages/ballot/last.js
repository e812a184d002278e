// The last page of a ballot: what has been answered and sent, what is not sent yet, and what came too late.

import { button, element } from "../shared/dom.js";
import { says, title } from "./says.js";

export function lastPage(b) {
  const { rows, refused } = b.data;
  const waits = b.isCut() ? rows.filter((row) => b.isUnsent(row.id)) : [];
  const list = element("ol", "rows");
  for (const row of [...waits, ...rows.filter((one) => !waits.includes(one))]) list.append(line(b, row));
  return [
    ...heading(b, waits.length),
    says(refused ? "state refused" : "state", refused),
    list,
    ...help(b, waits.length),
  ];
}

function heading(b, waiting) {
  const { words, late } = b.data;
  const [head, then] = howFar(b, waiting);
  const parts = [title(head), element("p", "quiet", then)];
  const number = Object.keys(late).length;
  if (number)
    parts.push(says("state refused", words.lateHead.replace("{n}", number)), element("p", "quiet", words.late));
  return parts;
}

function howFar(b, waiting) {
  const { rows, words, open } = b.data;
  const left = rows.filter((row) => !b.isDone(row.id)).length;
  if (waiting) {
    const head = words.unsentHead.replace("{n}", waiting).replace("{all}", rows.length);
    return [head, open ? words.before : words.after];
  }
  if (Object.keys(b.drafts).length) return [words.sending, ""];
  if (!open) return [words.revealed, words.wall];
  return [left ? words.left.replace("{n}", left) : words.all, words.change];
}

function line(b, row) {
  const { words, open, late } = b.data;
  const waits = b.isUnsent(row.id);
  const mark = waits ? "↑" : row.id in late ? "!" : b.isDone(row.id) ? "✓" : "…";
  const text = `${mark} ${row.listed ?? row.name}`;
  const node = open
    ? button(`row:${row.id}`, "", text, () => b.go(b.data.rows.indexOf(row)))
    : element("span", "", text);
  const fate = waits ? (b.isCut() ? words.unsent : "") : words.fates[late[row.id]];
  if (fate) node.append(element("b", "says", fate));
  const item = element("li");
  item.append(node);
  return item;
}

function help(b, waiting) {
  const { words, open } = b.data;
  if (!waiting) return [];
  return [button("again", "again", words.again, b.flush), ...(open ? [element("p", "quiet", words.aloud)] : [])];
}
