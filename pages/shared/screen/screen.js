// Keys of every page: F is the projector mode, ? the help. Type and width are those of the document (page.css), so that
// they stay over pages and cost no run; a reload finds the mode again. On a phone the panel is a sheet that closes here.

import { component } from "../component.js";
import { button, element, isTyping, mark } from "../dom.js";
import { isPanelUp, lowerPanel } from "../panel.js";
import { isProjected, project } from "./projector.js";

const HELP = ".st-key-frame-help button";
const MENU = { link: "[data-testid=stSidebarNavLink]", close: "[data-testid=stSidebarCollapseButton] button" };

export default component((parent, page) => {
  const bar = parent.appendChild(element("div", "bar"));
  const where = bar.appendChild(element("span", "where"));
  const out = bar.appendChild(button("leave", "leave", "", () => project(false)));
  const shut = parent.appendChild(button("close", "shut", "", lowerPanel));
  let shown = "";

  page.listen(window, "keydown", onKey, { capture: true });
  page.listen(window, "popstate", lowerPanel);
  page.listen(document, "click", closeMenu);
  project(isProjected());

  return (data) => {
    where.textContent = data.where;
    out.replaceChildren(element("span", "", data.leave), mark("kbd", "", "F"));
    shut.replaceChildren(mark("span", "", "✕ "), element("span", "", data.close));
    if (shown && shown !== data.page) lowerPanel(); // it belongs to the page that it was raised on
    shown = data.page;
  };

  function onKey(event) {
    if (event.key === "Escape" && isPanelUp()) lowerPanel();
    else if (isTyping(event)) return;
    else if (event.key === "?") document.querySelector(HELP)?.click();
    else if (event.key.toLowerCase() === "f") project(!isProjected());
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }
});

function closeMenu({ target }) {
  // A narrow screen has the menu over the page, where the framework leaves it; who has chosen wants to see the page.
  if (target.closest?.(MENU.link)) document.querySelector(MENU.close)?.click();
}
