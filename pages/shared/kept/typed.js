// What has been typed, beside what Python knows.

export function unwritten(typed, known) {
  return Object.fromEntries(Object.entries(typed).filter(([key, value]) => !same(value, known[key])));
}

function same(one, other) {
  return JSON.stringify(one || null) === JSON.stringify(other || null);
}
