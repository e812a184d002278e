// Clauses of a policy: dropped words struck out, new ones underlined; what shall be read becomes a field to write in.

import { component, keepFocus, keepTyped } from "../shared/component.js";
import { button, element, set } from "../shared/dom.js";

const PAUSE = 400; // ms without a key, after which what is typed goes to Python

export default component((parent, page) => {
  const root = parent.appendChild(element("div", "root"));
  const open = new Map(); // key -> what stands in its field
  let data = null;
  let waiting = null;
  keepTyped(root);

  return (said) => {
    data = said;
    const focused = parent.activeElement;
    const place = focused?.tagName === "TEXTAREA" && [focused.selectionStart, focused.selectionEnd];
    keepFocus(parent, draw);
    if (place) parent.activeElement?.setSelectionRange?.(...place);
  };

  function draw() {
    const table = element("table");
    table.setAttribute("aria-label", data.label);
    const head = element("tr");
    head.append(...data.heads.map((text) => with_(element("th", "", text), { scope: "col" })));
    const [top, body] = [element("thead"), element("tbody")];
    top.append(head);
    body.append(...data.rows.map(row));
    table.append(top, body);
    root.replaceChildren(table);
    for (const field of root.querySelectorAll("textarea")) fit(field);
  }

  function row(one) {
    const line = element("tr", one.template ? "edited" : "");
    const clause = with_(element("th", "clause"), { scope: "row" });
    clause.append(element("strong", "", one.clause), element("span", "about", one.about));
    const old = element("td", "old");
    old.append(...(one.old.length ? pieces(one.old, "del") : [element("span", "unsaid", data.unsaid)]));
    line.append(clause, named(old, 1), named(reads(one), 2));
    line.append(...one.rest.map((text, at) => named(element("td", "rest", text), at + 3)));
    return line;
  }

  function reads(one) {
    const cell = element("td", "new");
    if (open.has(one.key)) {
      cell.append(field(one), tools(one));
      return cell;
    }
    const text = element("div", "text");
    text.append(...pieces(one.new, "ins"));
    text.addEventListener("dblclick", () => begin(one));
    cell.append(text, tools(one));
    return cell;
  }

  function tools(one) {
    const bar = element("div", "tools");
    if (open.has(one.key)) bar.append(button(`done-${one.id}`, "", data.done, () => end(one)));
    else bar.append(button(`edit-${one.id}`, "", data.edit, () => begin(one)));
    bar.lastChild.setAttribute("aria-label", `${bar.lastChild.textContent}: ${one.clause} ${one.about}`);
    if (one.template) {
      bar.append(button(`back-${one.id}`, "", data.back, () => restore(one)));
      bar.append(folded(data.edited, one.template));
    }
    bar.append(...one.others.map((text) => folded(data.other, text)));
    return bar;
  }

  function field(one) {
    const box = element("textarea");
    set(box, { "aria-label": `${data.heads[2]}: ${one.clause} ${one.about}`, maxlength: "4000", rows: "3" });
    box.dataset.id = `text-${one.id}`;
    box.value = open.get(one.key);
    box.addEventListener("input", () => {
      open.set(one.key, box.value);
      fit(box);
      dispatchEvent(new CustomEvent("raci-typed", { detail: { key: one.key, value: box.value } }));
      clearTimeout(waiting);
      waiting = setTimeout(() => send(one), PAUSE);
    });
    box.addEventListener("keydown", (event) => {
      event.stopPropagation(); // a letter is text here, and not a hotkey of the framework
      if (event.key === "Escape" || (event.key === "Enter" && (event.ctrlKey || event.metaKey))) end(one);
    });
    box.addEventListener("blur", () => send(one));
    return box;
  }

  function begin(one) {
    open.set(one.key, one.text);
    keepFocus(parent, draw);
    const box = [...root.querySelectorAll("textarea")].find((node) => node.dataset.id === `text-${one.id}`);
    box?.focus();
  }

  function end(one) {
    send(one);
    open.delete(one.key);
    draw();
    [...root.querySelectorAll("button")].find((node) => node.dataset.id === `edit-${one.id}`)?.focus();
  }

  function restore(one) {
    clearTimeout(waiting);
    open.delete(one.key);
    dispatchEvent(new CustomEvent("raci-typed", { detail: { key: one.key, value: "" } }));
    page.send("text", { key: one.key, text: "" });
  }

  function send(one) {
    clearTimeout(waiting);
    if (!open.has(one.key) || open.get(one.key) === shown(one.key)) return;
    page.send("text", { key: one.key, text: open.get(one.key) });
  }

  function shown(key) {
    return data.rows.find((row) => row.key === key)?.text;
  }

  function named(cell, at) {
    cell.dataset.head = data.heads[at]; // on a phone, where the heads are not above
    return cell;
  }
});

function pieces(list, tag) {
  return list.map(([text, isChanged]) => element(isChanged ? tag : "span", "", text));
}

function folded(title, text) {
  const kept = element("details", "kept");
  kept.append(element("summary", "", title), element("p", "", text));
  return kept;
}

function fit(field) {
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight + 2}px`;
}

function with_(node, attributes) {
  set(node, attributes);
  return node;
}
