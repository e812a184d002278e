// A relay: a row a step, a lane a party, and the baton as a line from runner to runner, drawn over a real table.
// Text only ever enters through textContent.

const SVG = "http://www.w3.org/2000/svg";

export default function ({ data, parentElement, setStateValue }) {
  const relay = parentElement.relay ?? (parentElement.relay = mount(parentElement));
  relay.send = setStateValue;
  relay.update(data);
}

function mount(parent) {
  const box = parent.appendChild(element("div", "box"));
  const r = { seen: "", count: 0 };

  r.update = (data) => {
    const text = JSON.stringify(data);
    if (text === r.seen) return;
    r.seen = text;
    r.data = data;
    document.documentElement.lang = data.lang;
    parent.host.lang = data.lang;
    const focused = parent.activeElement?.dataset.id;
    const table = element("table");
    table.setAttribute("aria-label", data.label);
    table.append(head(data), ...data.stages.map(stage));
    r.ink = document.createElementNS(SVG, "svg");
    r.ink.setAttribute("aria-hidden", "true");
    box.replaceChildren(table, r.ink);
    r.size?.disconnect();
    r.size = new ResizeObserver(() => ink(r, table));
    r.size.observe(table);
    if (focused) find(focused)?.focus({ preventScroll: true });
    find(data.picked)?.setAttribute("aria-current", "true");
  };

  function find(id) {
    return [...box.querySelectorAll("button")].find((button) => button.dataset.id === id);
  }

  function stage(one) {
    const body = element("tbody");
    const row = element("tr", "stage");
    const name = element("th", "", one.name);
    set(name, { scope: "rowgroup", colspan: String(r.data.lanes.length + 1) });
    row.append(name);
    body.append(row, ...one.legs.map(leg));
    return body;
  }

  function leg(one) {
    const row = element("tr", one.missing ? "leg gap" : "leg");
    const name = element("th");
    name.scope = "row";
    const button = element("button");
    button.type = "button";
    button.dataset.id = one.id;
    button.append(element("span", "number", `${one.number}.`), element("span", "words", one.name));
    if (one.clause) button.append(element("span", "clause", one.clause));
    button.addEventListener("click", () => {
      for (const old of box.querySelectorAll("[aria-current]")) old.removeAttribute("aria-current");
      button.setAttribute("aria-current", "true");
      r.send("picked", { value: one.id, count: ++r.count });
    });
    name.append(button);
    for (const [kind, says] of [["drop", one.dropped && `✕ ${one.dropped}`], ["missing", one.missing], ["no", one.no]])
      if (says) name.append(element("p", kind, says));
    row.append(name, ...r.data.lanes.map((_, lane) => cell(one, lane)));
    return row;
  }

  function cell(one, lane) {
    const isRunner = lane === one.runner;
    const found = element("td", isRunner ? `runner${one.gate ? " gate" : ""}` : "");
    const held = one.marks[lane];
    const shown = element("span", "held");
    if (held) {
      const letters = element("span", "letters");
      letters.append(...held[0].split("/").map((letter) => element("span", `letter ${letter} ${held[1]}`, letter)));
      shown.append(letters);
    } else if (isRunner) shown.append(element("span", "nobody", "?"));
    if (held || isRunner) found.append(shown);
    return found;
  }

  return r;
}

function head(data) {
  const row = element("tr");
  const step = element("th", "", data.step);
  step.scope = "col";
  row.append(step, ...data.lanes.map((name, lane) => {
    const found = element("th", data.nobody && lane === 0 ? "lane nobody" : "lane", name);
    found.scope = "col";
    return found;
  }));
  const found = element("thead");
  found.append(row);
  return found;
}

function ink(r, table) {
  const origin = table.getBoundingClientRect();
  const spots = [...table.querySelectorAll("td.runner")].map((spot) => {
    const box = spot.getBoundingClientRect();
    return [box.left - origin.left + box.width / 2, box.top - origin.top + box.height / 2];
  });
  const legs = r.data.stages.flatMap((stage) => stage.legs);
  set(r.ink, { width: origin.width, height: origin.height, viewBox: `0 0 ${origin.width} ${origin.height}` });
  const drawn = legs.slice(1).flatMap((leg, place) => baton(spots[place], spots[place + 1], leg.dropped));
  const first = legs[0]?.number ?? 1;
  const refusals = legs.flatMap((leg, place) => (leg.to && spots[leg.to - first] ? refusal(spots[place], spots[leg.to - first]) : []));
  r.ink.replaceChildren(...drawn, ...refusals);
}

function baton([x1, y1], [x2, y2], dropped) {
  const middle = (y1 + y2) / 2;
  const found = [line(`M${x1} ${y1} C${x1} ${middle + 8} ${x2} ${middle - 8} ${x2} ${y2}`, dropped ? "baton dropped" : "baton")];
  if (dropped) {
    const cross = document.createElementNS(SVG, "text");
    set(cross, { x: (x1 + x2) / 2, y: middle + 6, class: "cross", "text-anchor": "middle" });
    cross.textContent = "✕";
    found.push(cross);
  }
  return found;
}

function refusal([x1, y1], [x2, y2]) {
  const out = Math.max(x1, x2) + 34;
  return [line(`M${x1 + 16} ${y1} C${out} ${y1} ${out} ${y2} ${x2 + 16} ${y2}`, "refusal")];
}

function line(path, name) {
  const found = document.createElementNS(SVG, "path");
  set(found, { d: path, class: name });
  return found;
}
