// The parties beside the text they stand in: one row is chosen, and keys or buttons say what becomes of it.

import { component, keepFocus } from "../shared/component.js";
import { button, element, set } from "../shared/dom.js";
import { outbox } from "./outbox.js";
import { actions, effect } from "./party.js";
import { chooser, isTyped, keyedButton, pager, pieces, renaming, reveal, signature } from "./pieces.js";

export default component((parent, page) => {
  const k = { data: null, name: "", renames: false, typed: "", kind: "department" };
  const box = outbox(parent, page);
  const root = element("div", "policy");
  const act = { give, say, merge, rename };
  parent.append(root);
  page.listen(window, "keydown", onKey, { capture: true });
  parent.host.dataset.listens = "yes";

  return (data) => {
    k.data = data;
    box.acknowledge(data.ack);
    if (!data.parties.some((one) => one.name === k.name)) k.name = order()[0]?.name ?? "";
    draw();
  };

  function order() {
    const gone = new Set(box.steps().map((step) => ["strike", "merge", "rename"].includes(step.kind) && step.about));
    const here = k.data.parties.filter((one) => !gone.has(one.name));
    const settled = new Set(box.steps().map((step) => step.about));
    const doubted = (one) => one.name in k.data.doubts && !settled.has(one.name);
    return [...here.filter(doubted), ...here.filter((one) => !doubted(one))].map((one) => ({
      ...one,
      isDoubted: doubted(one),
    }));
  }

  function draw() {
    keepFocus(parent, () => {
      const kept = [".table", ".document"].map((place) => root.querySelector(place)?.scrollTop ?? 0);
      const columns = element("div", "columns");
      columns.append(left(), right());
      root.replaceChildren(head(), columns);
      [".table", ".document"].forEach((place, number) => {
        root.querySelector(place).scrollTop = kept[number];
      });
      reveal(root.querySelector(".table"), root.querySelector("[aria-current]"));
    });
    if (k.renames) root.querySelector(".rename input")?.focus();
  }

  function head() {
    const { title, words } = k.data;
    const bar = element("div", "bar");
    const go = keyedButton("go", "main end", words.go, "Ctrl ↵", () => page.trigger("go", "letters"));
    bar.append(element("h2", "", title), element("span", "quiet", words.why), go);
    return bar;
  }

  function left() {
    const { data } = k;
    const { words } = data;
    const side = element("div", "left");
    const table = element("div", "table");
    const rows = order();
    const doubted = rows.filter((one) => one.isDoubted);
    if (doubted.length) table.append(section(`${words.look} · ${doubted.length}`), ...doubted.map(row));
    if (data.lists.length) table.append(section(words.lists), ...data.lists.map(owner));
    table.append(section(`${words.found} · ${rows.length - doubted.length}`));
    table.append(...rows.filter((one) => !one.isDoubted).map(row));
    if (data.done.length) table.append(section(`${words.done} · ${data.done.length}`), ...data.done.map(done));
    side.append(table);
    return side;
  }

  function section(text) {
    const made = element("div", "heading");
    made.append(element("strong", "", text));
    return made;
  }

  function row(party) {
    const { doubts, kinds, words } = k.data;
    const isHere = party.name === k.name;
    const made = element("div", `party ${isHere ? "turn" : ""}`);
    const line = button(`party-${party.name}`, "line", "", () => choose(party.name));
    if (isHere) set(line, { "aria-current": "true" });
    const kind = kinds.find(([name]) => name === party.kind)?.[1] ?? "";
    const first = element("span", "first");
    first.append(...pieces(party.first));
    const same = doubts[party.name];
    const doubt = party.isDoubted ? (same ? words.same.replace("{other}", same) : words["strike?"]) : "";
    line.append(element("strong", "", party.name), element("span", "quiet kind", kind));
    line.append(element("span", "number", String(party.count)), first, element("span", "doubt", doubt));
    made.append(line);
    if (isHere) made.append(k.renames ? renamer(party) : actions(k, party, same, act));
    return made;
  }

  function owner(list) {
    const { parties, words } = k.data;
    const made = element("div", "list");
    const options = [["", words.nobody], ...parties.map((one) => [one.name, one.name])];
    const pick = chooser(`owner-${list.title}`, list.says, options, list.owner, (party) =>
      give({ kind: "owner", about: list.title, party }),
    );
    made.append(element("span", "first", list.says), element("span", "quiet", list.count), signature(list.by), pick);
    return made;
  }

  function done(step) {
    const made = element("div", "list");
    const undo = button(`undo-${step.number}`, "link", k.data.words.undo, () =>
      give({ kind: "undo", about: String(step.number) }),
    );
    made.append(element("span", "first", step.says), signature(step.by), undo);
    return made;
  }

  function right() {
    const { data } = k;
    const side = element("div", "right");
    const head = element("div", "bar");
    head.append(element("h3", "", data.words.text), element("span", "quiet", data.words.select));
    const text = element("div", "document");
    set(text, { role: "group", tabindex: "0", "aria-label": data.words.text }); // it scrolls, by keys as well
    for (const line of data.text) {
      const made = element("p", line.kind);
      if (line.clause) made.append(element("span", "clause", line.clause), " ");
      made.append(...pieces(line.pieces));
      text.append(made);
    }
    text.addEventListener("mouseup", selected);
    side.append(
      head,
      adding(),
      text,
      pager(data.shown, data.words, (from) => page.send("show", from)),
      effect(k.data),
    );
    return side;
  }

  function adding() {
    const { kinds, words } = k.data;
    const form = element("form", "adding");
    const line = element("input");
    set(line, { placeholder: words.new, "aria-label": words.new, maxlength: 120 });
    line.value = k.typed;
    line.dataset.id = "new";
    line.addEventListener("input", () => {
      k.typed = line.value;
    });
    const add = element("button", "plain", words.add);
    add.dataset.id = "add";
    form.append(
      line,
      chooser("new-kind", words.kind, kinds, k.kind, (kind) => {
        k.kind = kind;
      }),
      add,
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const name = k.typed.trim();
      k.typed = "";
      if (name) give({ kind: "add", about: name, value: k.kind });
    });
    return form;
  }

  function selected() {
    const text = String((parent.getSelection?.() ?? document.getSelection()) || "").trim();
    if (!text || text.length > 120 || text.includes("\n")) return;
    k.typed = text;
    const line = root.querySelector(".adding input");
    line.value = text; // drawn in place, so that the selection stays
  }

  function give(step) {
    box.push(step);
    draw();
  }

  function say(step) {
    // About the chosen party; the next one is chosen then.
    const { name } = k;
    choose(beside(1));
    give({ ...step, about: name });
  }

  function merge(into) {
    say({ kind: "merge", party: into });
  }

  function rename(isOpen) {
    k.renames = isOpen;
    draw();
  }

  function renamer({ name }) {
    return renaming(
      k.data.words.rename,
      name,
      (value) => renamed(name, value),
      () => rename(false),
    );
  }

  function renamed(name, value) {
    k.renames = false;
    if (!value || value === name) return draw();
    k.name = value;
    give({ kind: "rename", about: name, value });
  }

  function choose(name) {
    Object.assign(k, { name, renames: false });
    draw();
  }

  function beside(by) {
    const names = order().map((one) => one.name);
    return names[Math.min(names.length - 1, Math.max(0, names.indexOf(k.name) + by))] ?? "";
  }

  function onKey(event) {
    if (!k.data || !parent.isConnected) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) page.trigger("go", "letters");
    else if (!isTyped(event) && keys(event.key.toLowerCase())) {
      event.preventDefault();
      event.stopImmediatePropagation(); // single letters are hotkeys of the framework
    }
  }

  function keys(key) {
    const same = k.data.doubts[k.name];
    const acts = {
      j: () => choose(beside(1)),
      k: () => choose(beside(-1)),
      m: () => (same ? merge(same) : root.querySelector("[data-id=into]")?.focus()),
      e: () => rename(true),
      x: () => say({ kind: "strike" }),
      y: () => say({ kind: "keep" }),
    };
    if (!k.name || !acts[key]) return false;
    acts[key]();
    return true;
  }
});
