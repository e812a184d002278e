// One row of a workshop at a time on a phone: a line a party, a button a letter. Text only enters through textContent.
// What is tapped shows at once and is sent as state; it counts as sent when its number comes back from the database, and
// until then it stays on the phone and is called unsent, so that a reload or a lost connection loses nothing in silence.

const PAUSE = 800; // ms without a tap before an answer is sent
const AGAIN = 4000; // ms after which what has not come back is sent once more
const SLOW = 3000; // ms after which what has not come back is called unsent
const UNSURE = { "": "?" };

export default function ({ data, parentElement, setStateValue }) {
  const ballot = parentElement.ballot ?? (parentElement.ballot = mount(parentElement));
  ballot.send = setStateValue;
  ballot.update(data);
}

function mount(parent) {
  const root = parent.appendChild(element("div", "ballot"));
  const b = { data: null, seen: "", drafts: {}, extra: {}, at: null, timer: 0, count: 0, drawn: "" };
  const leaving = new AbortController();
  listen(window, "online", flush);
  listen(window, "offline", draw);
  listen(window, "storage", (event) => event.key === b.data.key && ask()); // another tab has answered
  listen(document, "visibilitychange", () => document.visibilityState === "visible" && ask());

  new MutationObserver(uncover).observe(document.body, { childList: true });

  b.update = (data) => {
    const text = JSON.stringify(data);
    if (text === b.seen) return;
    b.seen = text;
    b.data = data;
    document.documentElement.lang = data.lang;
    parent.host.lang = data.lang;
    gather();
    if (b.at === null) begin();
    draw();
  };

  function listen(target, name, act) {
    const heard = (event) => (root.isConnected ? act(event) : leaving.abort());
    target.addEventListener(name, heard, { signal: leaving.signal });
  }

  function uncover(_, watch) {
    // The framework covers the page with a word about terminals while the server is away; a ballot says so and goes on.
    if (root.isConnected) for (const shut of document.querySelectorAll(".stDialog [aria-label='Close']")) shut.click();
    else watch.disconnect();
  }

  function begin() {
    const left = b.data.rows.findIndex((row) => !isDone(row.id));
    b.at = left < 0 ? b.data.rows.length : left;
    flush();
  }

  function gather() {
    b.drafts = newer(b.drafts, recall(b.data.key), b.data.numbers, b.data.rows);
    keep(b.data.key, b.drafts);
  }

  function answer(row) {
    return b.drafts[row]?.cells ?? b.data.answers[row] ?? {};
  }

  function isDone(row) {
    return Object.keys(answer(row)).length > 0 || (!(row in b.drafts) && b.data.done.includes(row));
  }

  function put(row, cells) {
    gather();
    b.drafts[row] = { cells, number: nextNumber(b.drafts[row], b.data.numbers[row]) };
    keep(b.data.key, b.drafts);
    clearTimeout(b.timer);
    b.timer = setTimeout(flush, PAUSE);
    draw();
  }

  function flush() {
    clearTimeout(b.timer);
    if (!root.isConnected) return; // gone from the page: the phone keeps it
    gather();
    if (!unsent()) return redraw();
    ask();
    b.timer = setTimeout(flush, AGAIN); // a run of the page may be cut short by the next, a connection may be gone
    setTimeout(redraw, SLOW);
    redraw();
  }

  function ask() {
    b.send("answers", { value: { ...b.drafts }, count: ++b.count }); // the count makes a repetition a message of its own
  }

  function unsent() {
    return Object.keys(b.drafts).length;
  }

  function isCut() {
    return !navigator.onLine || (unsent() > 0 && !b.data.refused && Date.now() - since(b.drafts) > SLOW);
  }

  function tap(row, party, letter) {
    const cells = { ...answer(row) };
    delete cells[""];
    if (letter === "A") // one per activity: another party gives it up
      for (const other of Object.keys(cells)) if (other !== party) drop(cells, other, "A");
    const held = (cells[party] ?? "").split("/").filter(Boolean);
    if (held.includes(letter)) drop(cells, party, letter);
    else cells[party] = "AR".includes(letter) && held.some((one) => "AR".includes(one)) ? "A/R" : letter;
    put(row, cells);
  }

  function go(place) {
    flush();
    b.at = Math.min(Math.max(place, 0), b.data.rows.length);
    draw();
    root.scrollIntoView({ block: "start" });
    root.querySelector("h2")?.focus({ preventScroll: true });
  }

  function redraw() {
    if (root.isConnected && b.drawn !== state()) draw();
  }

  function state() {
    return `${isCut()} ${unsent()}`;
  }

  function draw() {
    b.drawn = state();
    const focused = parent.activeElement?.dataset.id;
    const parts = b.data.open && b.at < b.data.rows.length ? question() : lastPage(b);
    root.replaceChildren(...band(), ...parts);
    if (focused) [...root.querySelectorAll("[data-id]")].find((one) => one.dataset.id === focused)?.focus({ preventScroll: true });
  }

  function question() {
    const { rows, words } = b.data;
    const row = rows[b.at];
    const top = element("header");
    top.append(progress(), title(row.name), element("p", "quiet", row.where));
    const unsure = same(answer(row.id), UNSURE);
    const foot = element("footer");
    foot.append(
      button("back", words.back, () => go(b.at - 1), b.at === 0),
      toggle("unsure", words.unsure, unsure, () => put(row.id, unsure ? {} : { ...UNSURE })),
      button("next", b.at + 1 < rows.length ? words.next : words.finish, () => go(b.at + 1)),
    );
    return [top, table(row), another(row), status(row), foot];
  }

  function progress() {
    const { rows, words } = b.data;
    const box = element("div", "progress");
    const bar = element("progress");
    const done = rows.filter((row) => isDone(row.id)).length;
    const sent = rows.filter((row) => isDone(row.id) && !(row.id in b.drafts)).length;
    set(bar, { max: rows.length, value: sent, "aria-label": words.progress });
    const where = element("span", "", `${b.data.you} · ${b.at + 1} / ${rows.length}`);
    box.append(where, bar, element("span", "quiet", `✓ ${sent}${done > sent ? ` ↑ ${done - sent}` : ""}`));
    return box;
  }

  function table(row) {
    const { letters, parties, words } = b.data;
    const box = element("table");
    const heads = box.appendChild(element("thead")).appendChild(element("tr"));
    heads.append(head("col", words.party, "off"), ...letters.map((one) => head("col", one.short)));
    const body = box.appendChild(element("tbody"));
    for (const party of [...parties, ...added(row)]) {
      const line = body.appendChild(element("tr", party.id === b.data.seat ? "own" : ""));
      line.append(head("row", party.name));
      for (const one of letters) {
        const cell = line.appendChild(element("td"));
        const on = (answer(row.id)[party.id] ?? "").split("/").includes(one.letter);
        const tapped = toggle(`${party.id}:${one.letter}`, one.letter, on, () => tap(row.id, party.id, one.letter));
        tapped.classList.add("letter-button", one.letter);
        tapped.setAttribute("aria-label", `${party.name}: ${one.question}`);
        cell.append(tapped);
      }
    }
    return box;
  }

  function added(row) {
    const known = new Set([...Object.keys(answer(row.id)), ...(b.extra[row.id] ?? [])]);
    return b.data.others.filter((one) => known.has(one.id));
  }

  function another(row) {
    const { others, words } = b.data;
    const left = others.filter((one) => !added(row).includes(one));
    if (!left.length) return element("span");
    const pick = element("select");
    pick.setAttribute("aria-label", words.another);
    pick.append(new Option(words.another, ""), ...left.map((one) => new Option(one.name, one.id)));
    pick.addEventListener("change", () => {
      (b.extra[row.id] ??= []).push(pick.value);
      draw();
    });
    return pick;
  }

  function band() {
    const { words } = b.data;
    if (!isCut()) return [];
    const time = new Date(since(b.drafts)).toLocaleTimeString(b.data.lang, { timeStyle: "short", hour12: false });
    return [told("cut", unsent() ? words.retry.replace("{time}", time) : words.cut)];
  }

  function status(row) {
    const { words, refused } = b.data;
    const waits = row.id in b.drafts;
    const text = refused || (waits ? (isCut() ? words.stays : words.sending) : isDone(row.id) ? words.kept : "");
    return told(refused || (waits && isCut()) ? "state refused" : "state", text);
  }

  b.isDone = isDone;
  b.isCut = isCut;
  b.flush = flush;
  b.go = go;
  return b;
}

function told(names, text) {
  const node = element("p", names, text);
  node.setAttribute("role", "status");
  return node;
}

function title(text) {
  const node = element("h2", "", text);
  node.tabIndex = -1;
  return node;
}

function head(scope, text, names = "") {
  const node = element("th");
  node.scope = scope;
  node.append(element("span", names, text));
  return node;
}

function button(id, text, act, disabled = false) {
  const node = element("button", id.split(":")[0], text);
  node.type = "button";
  node.dataset.id = id;
  node.disabled = disabled;
  node.addEventListener("click", act);
  return node;
}

function toggle(id, text, on, act) {
  const node = button(id, text, act);
  node.setAttribute("aria-pressed", on);
  return node;
}

function drop(cells, party, letter) {
  const left = cells[party].split("/").filter((one) => one !== letter).join("/");
  if (left) cells[party] = left;
  else delete cells[party];
}

function same(one, other) {
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => one[key] === other[key]);
}
