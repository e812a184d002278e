// The key of this server, as this device keeps it: told once at the start of a visit, and forgotten in every tab.

import { component } from "./component.js";
import { keep, recall } from "./keep.js";

const KEY = "raci-server-key";

export default component((_, page) => {
  let known = ""; // what this page and its server have told each other

  page.listen(window, "storage", (event) => event.key === KEY && tell()); // another tab has kept or forgotten it

  return ({ key, forgets }) => {
    if (key !== known && (key || forgets)) {
      known = key;
      keep(KEY, known);
    } else if (!key) tell();
  };

  function tell() {
    const kept = recall(KEY) ?? "";
    if (kept === known) return;
    known = kept;
    page.send("kept", known);
  }
});
