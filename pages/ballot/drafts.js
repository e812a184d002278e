// The answers of one phone that the database has not confirmed: row -> {cells, number}. The numbers of a phone rise like
// its clock; of two answers to a row the higher one stays, in this tab, in another one and on the server.

export function newer(drafts, held, numbers, known) {
  const left = {};
  for (const each of [held, drafts])
    for (const [row, draft] of Object.entries(each ?? {}))
      if (known.includes(row) && draft?.cells && draft.number > Math.max(numbers[row] ?? 0, left[row]?.number ?? 0))
        left[row] = draft;
  return left;
}

export function nextNumber(draft, number) {
  return Math.max(Date.now(), (draft?.number ?? 0) + 1, (number ?? 0) + 1);
}

export function since(drafts) {
  return Math.min(Date.now(), ...Object.values(drafts).map((draft) => draft.number));
}
