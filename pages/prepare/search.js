// Words that must all stand in a text, in any order, whether they are written with capitals or not.

export function folded(text) {
  return text.toLowerCase();
}

export function fits(text, words) {
  return folded(words)
    .split(/\s+/)
    .every((word) => text.includes(word));
}
