// The parties beside the text they stand in: one row is chosen, and keys or buttons say what becomes of it.

import { component, keepFocus } from "../shared/component.js";
import { button, element, set } from "../shared/dom.js";
import { keeper } from "./keeper.js";
import { outbox } from "./outbox.js";
import { actions, effect, paragraph, section } from "./party.js";
import { chooser, isTyped, keyedButton, pager, pieces, renaming, reveal, signature } from "./pieces.js";
import { way } from "./way.js";

export default component((parent, page) => {
  const k = { data: null, name: "", renames: false, typed: "", kind: "department" };
  const [box, on] = [outbox(parent, page), way(page, "letters")];
  const root = element("div", "policy");
  const [top, left, right] = [element("div"), element("div", "left"), element("div", "right")];
  const [table, text] = [element("div", "table"), element("div", "document")];
  const put = { top: keeper(top), table: keeper(table), right: keeper(right), text: keeper(text) };
  const merge = (into) => say({ kind: "merge", party: into });
  const [act, columns] = [{ give, say, merge, rename }, element("div", "columns")];
  left.append(table);
  columns.append(left, right);
  root.append(top, columns);
  parent.append(root);
  set(text, { role: "group", tabindex: "0" }); // it scrolls, by keys as well
  text.addEventListener("mouseup", selected);
  page.listen(window, "keydown", onKey, { capture: true });
  parent.host.dataset.listens = "yes";

  return (data) => {
    k.data = data;
    box.acknowledge(data.ack);
    on.insist();
    if (!data.parties.some((one) => one.name === k.name)) k.name = order()[0]?.name ?? "";
    draw();
    parent.host.dataset.read = data.ack; // what is drawn is what Python makes of that step
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
    const { lang, title } = k.data;
    keepFocus(parent, () => {
      put.top([[[lang, title], head]]);
      put.table(rows());
      put.right(beside());
      set(text, { "aria-label": k.data.words.text });
      put.text(k.data.text.map((line) => [line, () => paragraph(line)]));
      root.querySelector(".adding input").value = k.typed;
      reveal(table, root.querySelector("[aria-current]"));
    });
    if (k.renames) root.querySelector(".rename input")?.focus();
  }

  function head() {
    const { title, words } = k.data;
    const bar = element("div", "bar");
    const go = keyedButton("go", "main end", words.go, "Ctrl ↵", on.go);
    bar.append(element("h2", "", title), element("span", "quiet", words.why), go);
    return bar;
  }

  function rows() {
    const { data } = k;
    const { lang, words } = data;
    const names = data.parties.map((one) => one.name);
    const [doubted, found] = [true, false].map((isDoubted) => order().filter((one) => one.isDoubted === isDoubted));
    const party = (one) => {
      const isHere = one.name === k.name && [k.renames, names];
      return [[lang, one, data.doubts[one.name], isHere], () => row(one)];
    };
    const lists = data.lists.map((list) => [[lang, list, names], () => owner(list)]);
    const past = data.done.map((step) => [[lang, step], () => done(step)]);
    const titled = (title, all) => (all.length ? [[title, () => section(title)], ...all] : []);
    return [
      ...titled(`${words.look} · ${doubted.length}`, doubted.map(party)),
      ...titled(words.lists, lists),
      [[lang, found.length], () => section(`${words.found} · ${found.length}`)],
      ...found.map(party),
      ...titled(`${words.done} · ${past.length}`, past),
    ];
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

  function beside() {
    const { counts, lang, shown, words } = k.data;
    return [
      [[lang, "head"], textHead],
      [[lang, "adding"], adding],
      ["text", () => text],
      [[lang, shown], () => pager(shown, words, (from) => page.send("show", from))],
      [[lang, counts], () => effect(k.data)],
    ];
  }

  function textHead() {
    const made = element("div", "bar");
    made.append(element("h3", "", k.data.words.text), element("span", "quiet", k.data.words.select));
    return made;
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
    Object.assign(k, { name: neighbour(1), renames: false });
    give({ ...step, about: name });
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

  function neighbour(by) {
    const names = order().map((one) => one.name);
    return names[Math.min(names.length - 1, Math.max(0, names.indexOf(k.name) + by))] ?? "";
  }

  function onKey(event) {
    if (!k.data || !parent.isConnected) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) on.go();
    else if (!isTyped(event) && keys(event.key.toLowerCase())) {
      event.preventDefault();
      event.stopImmediatePropagation(); // single letters are hotkeys of the framework
    }
  }

  function keys(key) {
    const same = k.data.doubts[k.name];
    const acts = {
      j: () => choose(neighbour(1)),
      k: () => choose(neighbour(-1)),
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
