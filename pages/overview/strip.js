// The process at a glance: one button a stage, the baton between them, and where it falls.
// Text only ever enters through textContent.

export default function ({ data, parentElement, setTriggerValue }) {
  const strip = parentElement.strip ?? (parentElement.strip = parentElement.appendChild(element("ol", "strip")));
  const text = JSON.stringify(data);
  if (text === parentElement.seen) return;
  parentElement.seen = text;
  document.documentElement.lang = data.lang;
  strip.setAttribute("aria-label", data.label);
  strip.className = data.joined ? "strip" : "strip apart";
  strip.replaceChildren(...data.cards.map((one) => card(one, (id) => setTriggerValue("picked", id))));
}

function card(stage, send) {
  const item = element("li");
  const button = element("button", stage.gap ? "gap" : "fine");
  button.type = "button";
  button.append(
    element("span", "name", stage.name),
    element("span", "who", stage.who),
    element("span", "state", `${stage.mark} ${stage.says}`),
  );
  button.addEventListener("click", () => send(stage.id));
  if (stage.dropped) {
    const drop = element("span", "drop", "✕");
    drop.title = stage.dropped;
    set(drop, { role: "img", "aria-label": stage.dropped });
    item.append(drop);
  } else if (stage.joined) item.append(mark("span", "pass", "→"));
  item.append(button);
  return item;
}
