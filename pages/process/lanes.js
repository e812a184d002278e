// A relay: a row a step, a lane a party, and the baton as a line from runner to runner, drawn over a real table.

import { component, keepFocus, setCurrent, withId } from "../shared/component.js";
import { button, element, set } from "../shared/dom.js";
import { chips } from "../shared/letters.js";
import { enterPanel, leavesPanel, raisePanel } from "../shared/panel.js";
import { baton, piece, refusal, refusals } from "./baton.js";

const SVG = "http://www.w3.org/2000/svg";

export default component((parent, page) => {
  const box = parent.appendChild(element("div", "box"));
  let size = null;
  page.listen(window, "keydown", (event) => leavesPanel(event) && box.querySelector("[aria-current]")?.focus());
  let shown = ""; // the step of the address that has been scrolled to, or was clicked here

  return (data) => {
    const table = element("table");
    const ink = drawing("svg", { "aria-hidden": "true" });
    table.setAttribute("aria-label", data.label);
    table.append(head(data), ...data.stages.map((stage) => part(stage, data)));
    keepFocus(parent, () => box.replaceChildren(table, ink));
    size?.disconnect();
    size = new ResizeObserver(() => draw(ink, table, data));
    size.observe(table);
    setCurrent(box, withId(box, data.picked));
    if (data.asked && data.asked !== shown) withId(box, data.asked)?.scrollIntoView({ block: "center" });
    shown = data.asked;
  };

  function part(stage, data) {
    const body = element("tbody");
    const row = element("tr", "stage");
    const name = element("th", "", stage.name);
    name.scope = "rowgroup";
    const [first] = stage.legs;
    const isBegun = stage !== data.stages[0];
    row.append(
      name,
      ...data.lanes.map((_, lane) => element("td", isBegun && first ? taken(first, lane, "through") : "")),
    );
    body.append(row, ...stage.legs.map((leg) => line(leg, data)));
    return body;
  }

  function line(leg, data) {
    const row = element("tr", `leg${leg.missing ? " missing" : ""} ${leg.worst.severity ?? ""}`);
    const name = element("th");
    name.scope = "row";
    const step = button(leg.id, "", "", (event) => {
      const isKey = event.detail === 0;
      if (isKey && step.hasAttribute("aria-current")) return enterPanel();
      setCurrent(box, step);
      raisePanel();
      shown = leg.id;
      page.send("picked", leg.id);
    });
    step.append(element("span", "number", `${leg.number}.`), element("span", "words", leg.name));
    if (leg.clause) step.append(element("span", "clause", leg.clause));
    if (leg.worst.says) name.append(element("p", `worst ${leg.worst.severity}`, leg.worst.says));
    name.append(step);
    for (const [kind, says] of [
      ["drop", leg.dropped && `✕ ${leg.dropped}`],
      ["no", leg.no],
    ])
      if (says) name.append(element("p", kind, says));
    const legs = data.stages.flatMap((stage) => stage.legs);
    const next = legs[legs.indexOf(leg) + 1];
    const isBegun = leg !== legs[0];
    row.append(
      name,
      ...data.lanes.map((_, lane) => cell(leg, lane, isBegun && taken(leg, lane, "in"), given(leg, next, lane))),
    );
    return row;
  }
});

function taken(leg, lane, piece) {
  // The classes of a cell through which the line comes down to the runner of a step; only paper draws by them.
  return lane === leg.runner ? `${piece} ${leg.dropped ? "lost-in" : ""}` : "";
}

function given(leg, next, lane) {
  const own = next ? piece(leg.runner, next.runner, lane) : "";
  return own && `${own} ${next.dropped ? "lost-out" : ""}`;
}

function cell(leg, lane, ...pieces) {
  const isRunner = lane === leg.runner;
  const node = element(
    "td",
    [isRunner && "runner", isRunner && leg.gate && "gate", ...pieces].filter(Boolean).join(" "),
  );
  const mark = leg.marks[lane];
  const held = element("span", "held");
  if (mark) held.append(chips(...mark));
  else if (isRunner) held.append(element("span", "nobody", "?"));
  if (mark || isRunner) node.append(held);
  return node;
}

function head(data) {
  const row = element("tr");
  const step = element("th", "", data.step);
  row.append(
    step,
    ...data.lanes.map((name, lane) => element("th", data.nobody && lane === 0 ? "lane nobody" : "lane", name)),
  );
  for (const name of row.children) name.scope = "col";
  const top = element("thead");
  top.append(row);
  return top;
}

function draw(ink, table, data) {
  const origin = table.getBoundingClientRect();
  const spots = [...table.querySelectorAll("td.runner")].map((spot) => {
    const box = spot.getBoundingClientRect();
    return [box.left - origin.left + box.width / 2, box.top - origin.top + box.height / 2];
  });
  const legs = data.stages.flatMap((stage) => stage.legs);
  set(ink, { width: origin.width, height: origin.height, viewBox: `0 0 ${origin.width} ${origin.height}` });
  const passed = legs.slice(1).flatMap((leg, place) => pass(spots[place], spots[place + 1], leg.dropped));
  const refused = refusals(legs).map(([from, to]) =>
    drawing("path", { d: refusal(spots[from], spots[to]), class: "refusal" }),
  );
  ink.replaceChildren(...passed, ...refused);
}

function pass(from, to, isDropped) {
  const line = drawing("path", { d: baton(from, to), class: isDropped ? "baton dropped" : "baton" });
  if (!isDropped) return [line];
  const cross = drawing("text", {
    x: (from[0] + to[0]) / 2,
    y: (from[1] + to[1]) / 2 + 6,
    class: "cross",
    "text-anchor": "middle",
  });
  cross.textContent = "✕";
  return [line, cross];
}

function drawing(tag, attributes) {
  const node = document.createElementNS(SVG, tag);
  set(node, attributes);
  return node;
}
