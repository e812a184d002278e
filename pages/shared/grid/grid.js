// The matrix as a real table: rows of steps that open into activities, arrow keys, and a window of rows when it is large.
// Text from the data only ever enters through textContent. What the reader does shows at once and travels as state;
// Python answers with how far it has read the messages: what it says before it has read the last one is passed over.
// With `draft` in the message, letters typed into a cell are kept as a draft until Python says that they are applied.

const FULL = 6000; // cells; above this only a window of rows is in the page
const SPARE = 8; // rows rendered beyond each edge of the window

export default function ({ data, parentElement, setStateValue }) {
  const grid = parentElement.grid ?? (parentElement.grid = mount(parentElement));
  grid.send = setStateValue;
  grid.update(data);
}

function mount(parent) {
  const legend = element("div", "legend");
  const scroll = element("div", "scroll");
  scroll.tabIndex = -1;
  const caption = element("p", "caption");
  const spoken = element("p", "off");
  spoken.setAttribute("role", "status");
  parent.append(caption, legend, scroll, spoken);
  const g = { data: null, seen: "", open: new Set(), picked: "", draft: {}, at: [0, 0], count: 0 };
  g.sent = { open: 0, picked: 0, draft: 0 }; // the count of the last message of each kind

  g.update = (data) => {
    const text = JSON.stringify(data);
    if (text === g.seen) return;
    g.seen = text;
    if (data.session && g.session && g.session !== data.session && Object.keys(g.draft).length) tell("draft", g.draft); // the server knows nothing of it
    g.session = data.session ?? g.session;
    const shape = JSON.stringify({ ...data, open: 0, picked: 0, draft: 0, read: 0, session: 0 });
    const news = [
      adopt(g, data, "open", [...g.open], (value) => (g.open = new Set(value))),
      adopt(g, data, "picked", g.picked, (value) => (g.picked = value)),
      adopt(g, data, "draft", g.draft, (value) => (g.draft = value)),
    ];
    const isNew = shape !== g.shape || news.some(Boolean);
    g.shape = shape;
    g.data = data;
    document.documentElement.lang = data.lang;
    parent.host.lang = data.lang;
    parent.host.style.setProperty("--above", data.above);
    caption.textContent = data.caption;
    if (isNew) {
      drawLegend(legend, data);
      draw();
    }
    if (g.asked && g.asked <= data.read.picked && innerWidth <= NARROW) // the evidence stands below, out of sight
      document.querySelector(".st-key-evidence")?.scrollIntoView({ block: "nearest" });
    if (g.asked <= data.read.picked) g.asked = 0;
  };

  function draw() {
    const hadFocus = scroll.contains(parent.activeElement);
    const { scrollTop, scrollLeft } = scroll;
    const { data } = g;
    g.shown = data.rows.filter((row) => !row.up || g.open.has(row.up));
    g.windowed = g.shown.length * data.columns.length > FULL;
    g.table = element("table", g.windowed ? "windowed" : "");
    set(g.table, { role: "treegrid", "aria-label": data.label, "aria-rowcount": g.shown.length + 1,
                   "aria-colcount": data.columns.length + 1 });
    g.table.append(head(g, toggleAll), (g.body = element("tbody")));
    scroll.replaceChildren(g.table, ...(data.rows.length ? [] : [element("p", "empty", data.words.empty)]));
    g.at = [Math.min(g.at[0], Math.max(0, g.shown.length - 1)), Math.min(g.at[1], data.columns.length)];
    g.range = null;
    scroll.scrollTo(scrollLeft, scrollTop);
    fill();
    if (hadFocus) focus(...g.at);
  }

  function fill() {
    const [from, to] = g.windowed && !g.printing ? visible() : [0, g.shown.length];
    if (g.range && g.range[0] === from && g.range[1] === to) return;
    g.range = [from, to];
    const hadFocus = scroll.contains(parent.activeElement);
    const rows = g.shown.slice(from, to).map((row, index) => line(g, row, from + index));
    const height = rowHeight();
    if (from > 0) rows.unshift(pad(from * height));
    if (to < g.shown.length) rows.push(pad((g.shown.length - to) * height));
    g.body.replaceChildren(...rows);
    if (!cell(...g.at)) g.body.querySelector("tr[data-row] th")?.setAttribute("tabindex", "0"); // Tab still finds a way in
    if (hadFocus) (cell(...g.at) ?? scroll).focus({ preventScroll: true }); // the keys go on from where they were
    lightHead();
  }

  function visible() {
    const height = rowHeight();
    const first = Math.floor(scroll.scrollTop / height);
    const fits = Math.ceil(scroll.clientHeight / height);
    return [Math.max(0, first - SPARE), Math.min(g.shown.length, first + fits + SPARE)];
  }

  function rowHeight() {
    return 2.6 * parseFloat(getComputedStyle(document.documentElement).fontSize);
  }

  function cell(row, column) {
    return g.body.querySelector(`tr[data-row="${row}"]`)?.children[column];
  }

  function focus(row, column) {
    cell(...g.at)?.setAttribute("tabindex", "-1");
    g.at = [row, column];
    if (g.windowed) {
      const height = rowHeight();
      const top = row * height;
      const fits = scroll.clientHeight - g.table.tHead.offsetHeight - height;
      if (top < scroll.scrollTop) scroll.scrollTop = top;
      else if (top > scroll.scrollTop + fits) scroll.scrollTop = top - fits;
      fill();
    }
    const target = cell(row, column);
    target?.setAttribute("tabindex", "0");
    target?.focus({ preventScroll: true });
    if (target && column) show(target);
    else if (target) show(target, true);
    lightHead();
  }

  function show(target, onlyRows = false) {
    const box = scroll.getBoundingClientRect();
    const place = target.getBoundingClientRect();
    const top = box.top + g.table.tHead.offsetHeight;
    if (place.top < top) scroll.scrollTop -= top - place.top;
    if (place.bottom > box.bottom) scroll.scrollTop += place.bottom - box.bottom + 2;
    if (onlyRows) return;
    const left = box.left + target.parentElement.children[0].offsetWidth;
    if (place.left < left) scroll.scrollLeft -= left - place.left;
    if (place.right > box.right) scroll.scrollLeft += place.right - box.right + 2;
  }

  function lightHead() {
    for (const th of g.table.tHead.querySelectorAll(".lit")) th.classList.remove("lit");
    const column = g.picked.split(":")[1];
    const index = g.data.columns.findIndex((found) => found.id === column);
    if (index >= 0) g.table.tHead.rows[0].cells[index + 1].classList.add("lit");
  }

  function tell(name, value) {
    g.sent[name] = ++g.count; // the count makes the same choice twice two messages
    g.send(name, { value, count: g.count });
  }

  function pick(row, column) {
    g.picked = `${g.shown[row].id}:${column ? g.data.columns[column - 1].id : ""}`;
    for (const old of g.body.querySelectorAll(".picked")) old.classList.remove("picked");
    cell(row, column)?.classList.add("picked");
    lightHead();
    tell("picked", g.picked);
    g.asked = g.count;
  }

  function toggle(id) {
    if (!g.open.delete(id)) g.open.add(id);
    draw();
    tell("open", [...g.open]);
  }

  function toggleAll() {
    const steps = g.data.rows.filter((row) => !row.up).map((row) => row.id);
    g.open = new Set(g.open.size ? [] : steps);
    draw();
    tell("open", [...g.open]);
  }

  function type(row, column, letter) {
    const [line, party] = [g.shown[row], g.data.columns[column - 1]];
    const key = `${line.id}:${party.id}`;
    const stands = g.data.palette[line.cells.charCodeAt(column - 1) - 40][0];
    const held = (g.draft[key] ?? stands).split("/").filter(Boolean);
    const wanted = letter ? combined(held, letter).join("/") : "";
    g.draft = { ...g.draft };
    if (wanted === stands) delete g.draft[key];
    else g.draft[key] = wanted;
    focus(row, column); // drawn again where it has been scrolled out of a window of rows
    cell(row, column)?.replaceWith(square(g, line, row, party, column - 1));
    cell(row, column)?.focus({ preventScroll: true });
    spoken.textContent = `${party.name}: ${wanted || "–"}, ${g.data.words.draft}`;
    tell("draft", g.draft);
    dispatchEvent(new CustomEvent("raci-typed", { detail: { key: "draft", value: g.draft } }));
  }

  function act(row, column) {
    const step = column === 0 && !g.shown[row].up;
    if (!step || !g.open.has(g.shown[row].id)) pick(row, column); // a step that closes is not what the reader looks at
    if (step) toggle(g.shown[row].id);
  }

  scroll.addEventListener("click", (event) => {
    const found = event.target.closest("td, tbody th");
    if (!found || found.parentElement.classList.contains("pad")) return;
    const [row, column] = [Number(found.parentElement.dataset.row), found.cellIndex];
    focus(row, column);
    act(row, column);
  });

  scroll.addEventListener("keydown", (event) => {
    if (event.target.tagName === "BUTTON" || event.ctrlKey && !["Home", "End"].includes(event.key) || event.metaKey || event.altKey) return;
    const [row, column] = g.at;
    const [lastRow, lastColumn] = [g.shown.length - 1, g.data.columns.length];
    const page = Math.max(1, Math.floor(scroll.clientHeight / rowHeight()) - 2);
    const goals = {
      ArrowUp: [row - 1, column], ArrowDown: [row + 1, column], ArrowLeft: [row, column - 1], ArrowRight: [row, column + 1],
      PageUp: [row - page, column], PageDown: [row + page, column],
      Home: [event.ctrlKey ? 0 : row, 0], End: [event.ctrlKey ? lastRow : row, lastColumn],
    };
    if (event.key in goals) {
      const clamp = (value, last) => Math.min(Math.max(value, 0), last);
      focus(clamp(goals[event.key][0], lastRow), clamp(goals[event.key][1], lastColumn));
    } else if (g.data.draft && column && g.shown[row]?.up && isTyped(event.key)) {
      type(row, column, event.key.length === 1 ? event.key.toUpperCase() : "");
    } else if (event.key === "Enter" || event.key === " ") act(row, column);
    else if (event.key.length > 1) return;
    if (event.key.length > 1 || event.key === " ") event.preventDefault();
    event.stopPropagation(); // a typed R or C is a letter here, not Streamlit's "rerun" or "clear cache"
  });

  scroll.addEventListener("focusin", ({ target }) => {
    const row = target.closest("tr[data-row]");
    if (row) g.at = [Number(row.dataset.row), target.cellIndex];
  });

  scroll.addEventListener("scroll", () => g.windowed && requestAnimationFrame(fill), { passive: true });
  addEventListener("beforeprint", () => {
    g.printing = true;
    if (g.windowed) fill();
    parent.querySelector(".sheets")?.remove();
    const made = sheets(g);
    for (const whole of [caption, scroll]) whole.classList.toggle("split", Boolean(made));
    if (made) parent.append(made);
  });
  addEventListener("afterprint", () => {
    g.printing = false;
    parent.querySelector(".sheets")?.remove();
    for (const whole of [caption, scroll]) whole.classList.remove("split");
    if (g.windowed) { g.range = null; fill(); }
  });
  return g;
}

function isTyped(key) {
  return "ARSCI".includes(key.toUpperCase()) && key.length === 1 || ["Delete", "Backspace"].includes(key);
}

function combined(held, letter) {
  if (held.includes(letter)) return held.filter((one) => one !== letter);
  return "AR".includes(letter) && held.some((one) => "AR".includes(one)) ? ["A", "R"] : [letter]; // only these two share a cell
}

function adopt(g, data, name, held, put) {
  // True where Python says something else than what the reader sees, having read all that the reader did.
  const told = data[name] ?? {};
  if ((data.read[name] ?? 0) < g.sent[name] || JSON.stringify(told) === JSON.stringify(held)) return false;
  put(told);
  return true;
}
