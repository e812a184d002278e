// The last page of a ballot: what has been answered and sent, what is not sent yet, and what came too late.

function lastPage(b) {
  const { rows, refused } = b.data;
  const waits = b.isCut() ? rows.filter((row) => row.id in b.drafts) : [];
  const list = element("ol", "rows");
  for (const row of [...waits, ...rows.filter((one) => !waits.includes(one))]) list.append(lineOf(b, row));
  return [...heading(b, waits.length), told(refused ? "state refused" : "state", refused), list, ...help(b, waits.length)];
}

function heading(b, waiting) {
  const { words, late } = b.data;
  const [says, then] = howFar(b, waiting);
  const parts = [title(says), element("p", "quiet", then)];
  const number = Object.keys(late).length;
  if (number) parts.push(told("state refused", words.lateHead.replace("{n}", number)), element("p", "quiet", words.late));
  return parts;
}

function howFar(b, waiting) {
  const { rows, words, open } = b.data;
  const left = rows.filter((row) => !b.isDone(row.id)).length;
  if (waiting) {
    const says = words.unsentHead.replace("{n}", waiting).replace("{all}", rows.length);
    return [says, open ? words.before : words.after];
  }
  if (Object.keys(b.drafts).length) return [words.sending, ""];
  if (!open) return [words.revealed, words.wall];
  return [left ? words.left.replace("{n}", left) : words.all, words.change];
}

function lineOf(b, row) {
  const { words, open, late } = b.data;
  const waits = row.id in b.drafts;
  const mark = waits ? "↑" : row.id in late ? "!" : b.isDone(row.id) ? "✓" : "…";
  const text = `${mark} ${row.name}`;
  const node = open ? button(`row:${row.id}`, text, () => b.go(b.data.rows.indexOf(row))) : element("span", "", text);
  const says = waits ? (b.isCut() ? words.unsent : "") : words.fates[late[row.id]];
  if (says) node.append(element("b", "says", says));
  const item = element("li");
  item.append(node);
  return item;
}

function help(b, waiting) {
  const { words, open } = b.data;
  if (!waiting) return [];
  return [button("again", words.again, b.flush), ...(open ? [element("p", "quiet", words.aloud)] : [])];
}
