// Sentence by sentence: the document with parties and cues marked, and beside it the sentence that is asked about.

import { component, keepFocus } from "../shared/component.js";
import { button, element, set } from "../shared/dom.js";
import { toggled } from "../shared/letters.js";
import { answered, following, sureCells, unreadAfter } from "./answered.js";
import { panel } from "./asked.js";
import { outbox } from "./outbox.js";
import { isTyped, keyedButton, pager, pieces, reveal } from "./pieces.js";
import { way } from "./way.js";

export default component((parent, page) => {
  const k = {
    data: null,
    key: "",
    party: "",
    added: null,
    missed: false,
    renames: false,
    filter: null,
    opened: false,
    written: {},
  };
  const box = outbox(parent, page);
  const on = way(page, "matrix");
  const root = element("div", "policy");
  parent.append(root);
  page.listen(window, "keydown", onKey, { capture: true });
  parent.host.dataset.listens = "yes";

  return (data) => {
    const isOther = k.filter !== data.filter || k.data?.shown.from !== data.shown.from;
    const place = k.data?.sentences.findIndex((one) => one.key === k.key) ?? -1;
    Object.assign(k, { data, filter: data.filter });
    box.acknowledge(data.ack);
    on.insist();
    const isHere = data.sentences.some((one) => one.key === k.key);
    if (isOther || !k.key) k.key = data.sentences.some((one) => one.key === data.at) ? data.at : "";
    else if (!isHere) k.key = data.sentences[Math.min(place, data.sentences.length - 1)]?.key ?? "";
    k.key ||= data.sentences[0]?.key ?? "";
    draw();
  };

  function all() {
    return k.data.sentences.map((one) => answered(one, box.steps(), k.added));
  }

  function draw() {
    keepFocus(parent, () => {
      const sentences = all();
      const now = sentences.find((one) => one.key === k.key);
      const scroll = root.querySelector(".document")?.scrollTop ?? 0;
      const side = panel(k, now, { give, say, move, missed, rename, add });
      const columns = element("div", "columns");
      columns.append(text(sentences), side);
      root.replaceChildren(head(sentences), columns);
      const list = root.querySelector(".document");
      list.scrollTop = scroll;
      reveal(list, list.querySelector("[aria-current]"));
    });
    root.querySelector(k.missed ? "select" : k.renames ? ".rename input" : "none")?.focus();
    if (parent.activeElement?.classList.contains("line"))
      root.querySelector("[aria-current]")?.focus({ preventScroll: true });
  }

  function head(sentences) {
    const { data } = k;
    const bar = element("div", "bar");
    const open = data.sentences.filter(
      (one, place) => !answered(one, [], null).isRead && sentences[place].isRead,
    ).length;
    const progress = element("progress");
    progress.value = data.share + open / Math.max(1, data.all);
    set(progress, { "aria-label": data.progress });
    bar.append(element("h2", "", data.title), progress, element("span", "quiet", data.progress));
    const go = button("go", "plain end", data.words.go, on.go);
    const filters = element("div", "filters");
    for (const [name, label] of data.filters) {
      const chip = button(`filter-${name}`, "chip", label, () => page.send("filter", name));
      set(chip, { "aria-pressed": String(name === data.filter) });
      filters.append(chip);
    }
    const legend = element("span", "legend");
    legend.append(element("mark", "party", data.words.party), " ", element("mark", "cue", data.words.cue));
    legend.append(` ✓ ${data.words.read}`);
    bar.append(go);
    filters.append(legend);
    const top = element("div");
    top.append(bar, filters);
    return top;
  }

  function text(sentences) {
    const list = element("div", "document");
    set(list, { role: "group", tabindex: "0", "aria-label": k.data.words.document });
    let over = null;
    for (const sentence of sentences) {
      const title = sentence.heads.at(-1) ?? "";
      if (title !== over) list.append(heading(sentences, title));
      over = title;
      list.append(line(sentence));
    }
    if (!sentences.length) list.append(element("p", "quiet", k.data.words.empty));
    const side = element("div", "left");
    side.append(
      list,
      pager(k.data.shown, k.data.words, (from) => page.send("show", from)),
    );
    return side;
  }

  function heading(sentences, title) {
    const head = element("div", "heading");
    head.append(element("strong", "", title || "–"));
    const sure = sureCells(sentences.filter((one) => (one.heads.at(-1) ?? "") === title));
    const isHere = sentences.find((one) => one.key === k.key)?.heads.at(-1) === title;
    const { words } = k.data;
    const label = sure.length === 1 ? words.sure1 : words.sure.replace("{n}", sure.length);
    if (sure.length) head.append(keyedButton(`sure-${title}`, "plain", label, isHere ? "⇧Y" : "", () => give(sure)));
    return head;
  }

  function line(sentence) {
    const sign = sentence.isRead ? "✓" : { sure: "●", likely: "◐", doubtful: "○", silent: "–" }[sentence.band];
    const made = button(`line-${sentence.key}`, `line ${sentence.band} ${sentence.isRead ? "isread" : ""}`, "", () =>
      move(sentence.key),
    );
    if (sentence.key === k.key) set(made, { "aria-current": "true" });
    const words = element("span", "said");
    if (sentence.clause) words.append(element("span", "clause", sentence.clause), " ");
    words.append(...pieces(sentence.pieces));
    if (!sentence.cells.length && sentence.reason) words.append(" ", element("span", "why", sentence.reason));
    made.append(element("span", "sign", sign), words);
    return made;
  }

  function give(steps) {
    box.push(...steps);
    const here = steps.find((step) => step.about === k.key);
    if (k.added && here?.party === k.added.party) k.added = null;
    draw();
  }

  function move(key) {
    Object.assign(k, { key, party: "", added: null, missed: false, renames: false });
    draw();
  }

  function say(party, value, goesOn) {
    // The answer for one party; then the next party without one, or the next sentence.
    give([{ kind: "letter", about: k.key, party, value }]);
    k.party = "";
    if (goesOn && current().isRead) move(unreadAfter(all(), k.key));
    else draw();
  }

  function missed(isOpen) {
    Object.assign(k, { missed: isOpen, renames: false });
    draw();
  }

  function rename(isOpen) {
    Object.assign(k, { renames: isOpen, missed: false });
    draw();
  }

  function add(party) {
    Object.assign(k, { added: { key: k.key, party }, party, missed: false });
    draw();
  }

  function current() {
    return all().find((one) => one.key === k.key);
  }

  function onKey(event) {
    if (!k.data || !parent.isConnected || isTyped(event)) return;
    const act = keys(event);
    if (!act) return;
    event.preventDefault();
    event.stopImmediatePropagation(); // R and C are hotkeys of the framework
    act();
  }

  function keys(event) {
    const sentence = current();
    const key = event.key.toLowerCase();
    if (!sentence) return null;
    const cell =
      sentence.cells.find((one) => one.party === k.party) ?? sentence.cells.find((one) => one.answer === null);
    const last = cell ?? sentence.cells.at(-1);
    if (key === "j") return () => move(following(k.data.sentences, k.key, 1));
    if (key === "k") return () => move(following(k.data.sentences, k.key, -1));
    if (key === "m") return () => missed(true);
    if (key === "e" && sentence.details) return unfold;
    if (key === "escape" && k.opened) return fold;
    if (key === "y" && event.shiftKey) return sure;
    if (key === "y" && !sentence.cells.length) return seen;
    if (key === "y") return () => (cell?.proposed ? say(cell.party, cell.proposed, true) : next());
    if (key === "n" && !sentence.cells.length) return seen;
    if (key === "n") return () => last && say(last.party, "", true);
    const letter = "RASCI".includes(event.key.toUpperCase()) && event.key.length === 1 && event.key.toUpperCase();
    if (!letter) return null;
    if (!last) return () => missed(true);
    if (event.shiftKey) return () => say(last.party, toggled(last.answer ?? last.proposed, letter), false);
    return () => say(last.party, letter, true);
  }

  function fold() {
    k.opened = false;
    draw();
  }

  function unfold() {
    k.opened = true;
    draw();
    root.querySelector("[data-id=act]")?.focus();
  }

  function sure() {
    const title = current().heads.at(-1) ?? "";
    const steps = sureCells(all().filter((one) => (one.heads.at(-1) ?? "") === title));
    if (steps.length) give(steps);
    if (current().isRead) next();
  }

  function next() {
    move(unreadAfter(all(), k.key));
  }

  function seen() {
    give([{ kind: "seen", about: k.key, value: "yes" }]);
    next();
  }
});
