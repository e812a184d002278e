// What the letters and the layers mean, in a few lines on the first visit of a browser; closed once, it stays closed.
// It lies over the page and lets clicks through, so that nothing of the page moves when it goes.

import { component } from "../component.js";
import { button, element, set } from "../dom.js";

const SEEN = "raci-first-visit";

export default component((parent) => {
  const card = element("section", "first");
  parent.append(card);
  return (data) => {
    card.hidden = isSeen();
    set(card, { "aria-label": data.title });
    const lines = data.lines.map((line) => element("p", "", line));
    card.replaceChildren(element("h2", "", data.title), ...lines, button("close", "close", data.close, close));
  };

  function close() {
    card.hidden = true;
    try {
      localStorage.setItem(SEEN, "yes");
    } catch {
      // a browser that keeps nothing asks again next time
    }
  }
});

function isSeen() {
  try {
    return localStorage.getItem(SEEN) === "yes";
  } catch {
    return false;
  }
}
