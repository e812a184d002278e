// The names of parties in a text, as the reader of the policy would see them: the longest first.

export function namesIn(parties) {
  const names = parties.flatMap((one) => [one.name, ...one.aliases]).filter(Boolean);
  const sorted = names
    .sort((one, other) => other.length - one.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return sorted.length ? new RegExp(`(${sorted.join("|")})`, "g") : null;
}

export function named(text, names) {
  if (!names) return [[text, ""]];
  return text
    .split(names)
    .map((piece, place) => [piece, place % 2 ? "party" : ""])
    .filter(([piece]) => piece);
}
