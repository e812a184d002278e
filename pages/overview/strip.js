// The process at a glance: one button a stage, the baton between them, and where it falls.

import { component } from "../shared/component.js";
import { button, element, mark, set } from "../shared/dom.js";

export default component((parent, page) => {
  const strip = parent.appendChild(element("ol", "strip"));

  return (data) => {
    strip.setAttribute("aria-label", data.label);
    strip.className = data.joined ? "strip" : "strip apart";
    strip.replaceChildren(...data.cards.map((stage) => card(stage, () => page.trigger("picked", stage.id))));
  };
});

function card(stage, pick) {
  const item = element("li");
  if (stage.dropped) {
    const drop = element("span", "drop", "✕");
    drop.title = stage.dropped;
    set(drop, { role: "img", "aria-label": stage.dropped });
    item.append(drop);
  } else if (stage.joined) item.append(mark("span", "pass", "→"));
  const box = button(stage.id, stage.gap ? "gap" : "fine", "", pick);
  box.append(
    element("span", "name", stage.name),
    element("span", "who", stage.who),
    element("span", "state", `${stage.mark} ${stage.says}`),
  );
  item.append(box);
  return item;
}
