// The facilitator's keys of this device: code of a workshop -> {key, name, at}. Of two for one workshop the later counts.
// A key that is handed over comes after the # of an address, which no server and no proxy gets to see.

import { component } from "./component.js";
import { keep, recall } from "./keep.js";

const KEYS = "raci-keys";
const MOST = 50; // workshops that a device remembers

export default component((_, page) => {
  let data = { held: {} };

  page.listen(window, "storage", (event) => event.key === KEYS && tell()); // another tab has been given one

  return (given) => {
    data = given;
    tell();
  };

  function tell() {
    const all = later(recall(KEYS) ?? {}, data.held, handed());
    keep(KEYS, all);
    if (Object.entries(all).some(([code, one]) => one.at > (data.held[code]?.at ?? 0))) page.send("held", all);
  }

  function handed() {
    const key = new URLSearchParams(location.hash.slice(1)).get("key");
    if (!key || !data.code) return {};
    history.replaceState(history.state, "", location.pathname + location.search);
    return { [data.code]: { key, name: "", at: Date.now() } };
  }
});

function later(...all) {
  const kept = {};
  for (const [code, one] of all.flatMap(Object.entries)) if (one.at > (kept[code]?.at ?? 0)) kept[code] = one;
  return Object.fromEntries(
    Object.entries(kept)
      .sort(([, a], [, b]) => b.at - a.at)
      .slice(0, MOST),
  );
}
