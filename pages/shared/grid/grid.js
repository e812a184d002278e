// The matrix as a real table: rows of steps that open into activities, arrow keys, and a window of rows when it is large.
// What the reader does shows at once and travels as state; what Python says before it has read that is passed over.
// With `draft` in the message, letters typed into a cell are kept as a draft until Python says that they are applied.

import { component } from "../component.js";
import { element, set } from "../dom.js";
import { toggled } from "../letters.js";
import { enterPanel, leavesPanel, raisePanel } from "../panel.js";
import { copied } from "./copy.js";
import { drawLegend, head, held, line, pad, square } from "./draw.js";
import { sheets } from "./sheets.js";
import { bringIntoSight, clamped, moved, visible } from "./window.js";

const FULL = 6000; // cells; above this only a window of rows is in the page
const LETTERS = "ARSCI";
const SAID = { open: [], picked: "", draft: {} }; // what the reader does, before anything has been done

export default component((parent, page) => {
  const legend = element("div", "legend");
  const scroll = element("div", "scroll");
  scroll.tabIndex = -1;
  const caption = element("p", "caption");
  const spoken = element("p", "off");
  spoken.setAttribute("role", "status");
  parent.append(caption, legend, scroll, spoken);
  const g = { data: null, open: new Set(), picked: "", draft: {}, at: [0, 0] };

  scroll.addEventListener("click", onClick);
  scroll.addEventListener("keydown", onKey);
  scroll.addEventListener("focusin", onFocus);
  scroll.addEventListener("copy", onCopy);
  scroll.addEventListener("scroll", () => g.windowed && requestAnimationFrame(fill), { passive: true });
  page.listen(window, "resize", () => g.windowed && again());
  page.listen(window, "keydown", (event) => leavesPanel(event) && cell(...g.at)?.focus());
  page.listen(window, "beforeprint", () => printing(true));
  page.listen(window, "afterprint", () => printing(false));

  return (data) => {
    if (data.session && g.session && g.session !== data.session && Object.keys(g.draft).length)
      page.send("draft", g.draft); // another run of the server, which knows nothing of it
    g.session = data.session ?? g.session;
    const shape = JSON.stringify({ ...data, ...SAID, read: 0, session: 0 });
    const isNew = [adopt(data), shape !== g.shape].some(Boolean);
    Object.assign(g, { shape, data });
    caption.textContent = data.caption;
    if (isNew) {
      drawLegend(legend, data);
      draw();
    }
  };

  function adopt(data) {
    // True where Python says something else than what the reader sees, having read all that the reader did.
    const seen = { open: [...g.open], picked: g.picked, draft: g.draft };
    const news = Object.keys(SAID).filter(
      (name) => !page.isAhead(name) && JSON.stringify(data[name] ?? SAID[name]) !== JSON.stringify(seen[name]),
    );
    for (const name of news) g[name] = name === "open" ? new Set(data.open) : (data[name] ?? SAID[name]);
    return news.length > 0;
  }

  function draw() {
    const hadFocus = scroll.contains(parent.activeElement);
    const { scrollTop, scrollLeft } = scroll;
    const { data } = g;
    g.shown = data.rows.filter((row) => !row.up || g.open.has(row.up));
    g.windowed = g.shown.length * data.columns.length > FULL;
    g.table = element("table", g.windowed ? "windowed" : "");
    const counts = { "aria-rowcount": g.shown.length + 1, "aria-colcount": data.columns.length + 1 };
    set(g.table, { role: "treegrid", "aria-label": data.label, ...counts });
    g.table.style.setProperty("--columns", data.columns.length);
    g.body = element("tbody");
    g.table.append(head(g, toggleAll), g.body);
    scroll.replaceChildren(g.table, ...(data.rows.length ? [] : [element("p", "empty", data.words.empty)]));
    g.at = [clamped(g.at[0], g.shown.length - 1), clamped(g.at[1], data.columns.length)];
    g.range = null;
    scroll.scrollTo(scrollLeft, scrollTop);
    fill();
    if (hadFocus) focus(...g.at);
  }

  function fill() {
    const isPart = g.windowed && !g.printing;
    const [from, to] = isPart
      ? visible(scroll.scrollTop, scroll.clientHeight, rowHeight(), g.shown.length)
      : [0, g.shown.length];
    if (g.range && g.range[0] === from && g.range[1] === to) return;
    g.range = [from, to];
    const hadFocus = scroll.contains(parent.activeElement);
    const rows = g.shown.slice(from, to).map((row, index) => line(g, row, from + index));
    if (from > 0) rows.unshift(pad(from * rowHeight()));
    if (to < g.shown.length) rows.push(pad((g.shown.length - to) * rowHeight()));
    g.body.replaceChildren(...rows);
    if (!cell(...g.at)) g.body.querySelector("tr[data-row] th")?.setAttribute("tabindex", "0"); // Tab still finds a way in
    if (hadFocus) (cell(...g.at) ?? scroll).focus({ preventScroll: true }); // the keys go on from where they were
    lightHead();
  }

  function rowHeight() {
    return 1.8 * parseFloat(getComputedStyle(document.documentElement).fontSize);
  }

  function cell(row, column) {
    return g.body.querySelector(`tr[data-row="${row}"]`)?.children[column];
  }

  function focus(row, column) {
    cell(...g.at)?.setAttribute("tabindex", "-1");
    g.at = [row, column];
    if (g.windowed) bringIn(row);
    const target = cell(row, column);
    target?.setAttribute("tabindex", "0");
    target?.focus({ preventScroll: true });
    if (target) bringIntoSight(scroll, g.table.tHead, target);
    lightHead();
  }

  function bringIn(row) {
    const top = row * rowHeight();
    const fits = scroll.clientHeight - g.table.tHead.offsetHeight - rowHeight();
    if (top < scroll.scrollTop) scroll.scrollTop = top;
    else if (top > scroll.scrollTop + fits) scroll.scrollTop = top - fits;
    fill();
  }

  function lightHead() {
    for (const th of g.table.tHead.querySelectorAll(".lit")) th.classList.remove("lit");
    const picked = g.data.columns.findIndex((one) => one.id === g.picked.split(":")[1]);
    const index = scroll.contains(parent.activeElement) && g.at[1] ? g.at[1] - 1 : picked;
    if (index >= 0) g.table.tHead.rows[0].cells[index + 1].classList.add("lit");
  }

  function pick(row, column) {
    g.picked = idOf(row, column);
    for (const old of g.body.querySelectorAll(".picked")) old.classList.remove("picked");
    cell(row, column)?.classList.add("picked");
    lightHead();
    page.send("picked", g.picked);
    raisePanel();
  }

  function isPicked(row, column) {
    const isStep = column === 0 && !g.shown[row].up; // Enter opens and closes it
    return !isStep && g.picked === idOf(row, column);
  }

  function idOf(row, column) {
    return `${g.shown[row].id}:${column ? g.data.columns[column - 1].id : ""}`;
  }

  function open(steps) {
    g.open = new Set(steps);
    draw();
    page.send("open", steps);
  }

  function toggle(id) {
    open(g.open.has(id) ? [...g.open].filter((one) => one !== id) : [...g.open, id]);
  }

  function toggleAll() {
    open(g.open.size ? [] : g.data.rows.filter((row) => !row.up).map((row) => row.id));
  }

  function type(row, column, letter) {
    const [step, party] = [g.shown[row], g.data.columns[column - 1]];
    const key = `${step.id}:${party.id}`;
    const [stands] = held(g.data, step, column - 1);
    const wanted = letter ? toggled(g.draft[key] ?? stands, letter) : "";
    g.draft = { ...g.draft };
    if (wanted === stands) delete g.draft[key];
    else g.draft[key] = wanted;
    focus(row, column); // drawn again where it has been scrolled out of a window of rows
    cell(row, column)?.replaceWith(square(g, step, row, party, column - 1));
    cell(row, column)?.focus({ preventScroll: true });
    spoken.textContent = `${party.name}: ${wanted || "–"}, ${g.data.words.draft}`;
    page.send("draft", g.draft);
    dispatchEvent(new CustomEvent("raci-typed", { detail: { key: "draft", value: g.draft } }));
  }

  function act(row, column) {
    const isStep = column === 0 && !g.shown[row].up;
    if (!isStep || !g.open.has(g.shown[row].id)) pick(row, column); // a step that closes is not what the reader looks at
    if (isStep) toggle(g.shown[row].id);
  }

  function onClick(event) {
    const target = event.target.closest("td, tbody th");
    if (!target || target.parentElement.classList.contains("pad")) return;
    const [row, column] = [Number(target.parentElement.dataset.row), target.cellIndex];
    focus(row, column);
    act(row, column);
  }

  function onKey(event) {
    const isWhole = event.ctrlKey && ["Home", "End"].includes(event.key);
    if (event.target.tagName === "BUTTON" || (event.ctrlKey && !isWhole) || event.metaKey || event.altKey) return;
    const [row, column] = g.at;
    const page = Math.max(1, Math.floor(scroll.clientHeight / rowHeight()) - 2);
    const goal = moved(event.key, isWhole, g.at, [g.shown.length - 1, g.data.columns.length], page);
    if (goal) focus(...goal);
    else if (g.data.draft && column && g.shown[row]?.up && isTyped(event.key)) type(row, column, letterOf(event.key));
    else if (event.key === "Enter" && isPicked(row, column)) enterPanel();
    else if (event.key === "Enter" || event.key === " ") act(row, column);
    else if (event.key.length > 1) return;
    if (event.key.length > 1 || event.key === " ") event.preventDefault();
    event.stopPropagation(); // a typed R or C is a letter here, not Streamlit's "rerun" or "clear cache"
  }

  function onCopy(event) {
    // The rows that are marked with the mouse, else the row of the focus.
    const marked = parent.getSelection?.() ?? getSelection(); // only Chromium looks into a shadow tree here
    const isIn = (tr) => marked && !marked.isCollapsed && marked.containsNode(tr, true);
    const chosen = [...g.body.querySelectorAll("tr[data-row]")].filter(isIn).map((tr) => g.shown[tr.dataset.row]);
    const rows = chosen.length ? chosen : [g.shown[g.at[0]]].filter(Boolean);
    event.clipboardData.setData("text/plain", copied(g.data, rows));
    event.preventDefault();
  }

  function onFocus({ target }) {
    const row = target.closest("tr[data-row]");
    if (!row) return;
    g.at = [Number(row.dataset.row), target.cellIndex];
    lightHead();
  }

  function printing(isOn) {
    g.printing = isOn;
    parent.querySelector(".sheets")?.remove();
    const made = isOn && sheets(g);
    for (const whole of [caption, scroll]) whole.classList.toggle("split", Boolean(made));
    if (made) parent.append(made);
    if (g.windowed) again();
  }

  function again() {
    g.range = null;
    fill();
  }
});

function letterOf(key) {
  return key.length === 1 ? key.toUpperCase() : "";
}

function isTyped(key) {
  return (key.length === 1 && LETTERS.includes(letterOf(key))) || ["Delete", "Backspace"].includes(key);
}
