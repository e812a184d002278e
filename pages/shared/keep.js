// What a phone must find again after a reload: in its storage or, where the browser allows none, in the name of the tab,
// which stands in no address and which no other tab can read.

const OURS = "raci ";

export function recall(key) {
  const held = inTab();
  if (key in held) return held[key];
  try {
    return JSON.parse(localStorage.getItem(key)) ?? undefined;
  } catch {
    return undefined; // no storage, or something in it that is not ours
  }
}

export function keep(key, value) {
  const { [key]: old, ...others } = inTab();
  try {
    localStorage.setItem(key, JSON.stringify(value));
    if (old !== undefined) window.name = OURS + JSON.stringify(others);
  } catch {
    window.name = OURS + JSON.stringify({ ...others, [key]: value });
  }
}

function inTab() {
  try {
    return window.name.startsWith(OURS) ? JSON.parse(window.name.slice(OURS.length)) : {};
  } catch {
    return {};
  }
}
