// What a seat says of what stands on the wall: agree, can live with it, object because. A tap stays on the phone until
// the database has it, so that a lost connection or a reload loses nothing; what came too late is told, and never gone.

import { component, keepFocus } from "../shared/component.js";
import { button, element, set } from "../shared/dom.js";
import { keep, recall } from "../shared/keep.js";
import { says } from "./says.js";

const AGAIN = 4000; // ms after which what has not come back is sent once more
const SLOW = 3000; // ms after which what has not come back is called unsent
const OBJECT = "object";

export default component((parent, page) => {
  const root = parent.appendChild(element("div", "ballot consent"));
  const line = element("input");
  const c = { data: null, draft: null, objects: "", reason: "", lack: "" };
  let timer = 0;
  line.type = "text";
  line.maxLength = 300;

  page.listen(window, "online", flush);
  page.listen(window, "offline", draw);
  page.listenForReturn(flush);

  return (data) => {
    if (c.data?.way !== data.way) Object.assign(c, { objects: "", reason: "", lack: "" });
    c.data = data;
    c.draft = recall(data.key) ?? null;
    if (c.draft && data.heard >= c.draft.number) forget();
    if (c.draft) flush();
    draw();
  };

  function forget() {
    c.draft = null;
    keep(c.data.key, null);
  }

  function say(stance, why = "") {
    const number = Math.max(Date.now(), (c.draft?.number ?? 0) + 1, c.data.heard + 1);
    c.draft = { answer: c.data.way, stance, why, number };
    keep(c.data.key, c.draft);
    Object.assign(c, { objects: "", lack: "" });
    flush();
  }

  function flush() {
    clearTimeout(timer);
    if (!c.draft || !root.isConnected) return;
    page.send("said", { ...c.draft });
    timer = setTimeout(flush, AGAIN);
    setTimeout(() => root.isConnected && draw(), SLOW);
    draw();
  }

  function isCut() {
    return c.draft !== null && (!navigator.onLine || Date.now() - c.draft.number > SLOW);
  }

  function draw() {
    const { way, told } = c.data;
    const parts = told ? [says("state refused", told)] : [];
    keepFocus(parent, () => root.replaceChildren(...parts, ...(way ? answers() : []), ...(way || c.draft ? state() : [])));
  }

  function answers() {
    const { stances, way, own } = c.data;
    const now = c.draft?.answer === way ? c.draft.stance : own?.stance;
    const boxes = stances.map(({ id, label }) => {
      const box = button(`stance:${id}`, `say ${id}`, label, () => (id === OBJECT ? object() : say(id)));
      box.setAttribute("aria-pressed", (c.objects === way ? OBJECT : now) === id);
      return box;
    });
    return [...boxes, ...(c.objects === way ? because() : [])];
  }

  function object() {
    c.objects = c.objects === c.data.way ? "" : c.data.way;
    draw();
  }

  function because() {
    const { reasons, words } = c.data;
    const taps = element("div", "reasons");
    for (const reason of reasons) {
      const box = button(`reason:${reason}`, "reason", reason, () => {
        c.reason = c.reason === reason ? "" : reason;
        draw();
      });
      box.setAttribute("aria-pressed", c.reason === reason);
      taps.append(box);
    }
    line.dataset.id = "why";
    set(line, { "aria-label": words.why, placeholder: words.why });
    const lack = c.lack ? [says("state refused", c.lack)] : [];
    return [taps, line, button("send", "again", words.send, send), ...lack];
  }

  function send() {
    const why = [c.reason, line.value.trim()].filter(Boolean).join("; ");
    c.lack = why ? "" : c.data.words.lack;
    if (!why) return draw();
    line.value = "";
    say(OBJECT, why);
  }

  function state() {
    const { words, own, way } = c.data;
    const text = c.draft ? (isCut() ? words.stays : words.sending) : own && way ? own.told : "";
    return [says(isCut() ? "state refused" : "state", text)];
  }
});
