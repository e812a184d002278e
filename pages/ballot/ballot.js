// One row of a workshop at a time on a phone: a line a party, a button a letter.
// What is tapped shows at once and is sent as state; it counts as sent when its number comes back from the database, and
// until then it stays on the phone and is called unsent, so that a reload or a lost connection loses nothing in silence.

import { component, keepFocus } from "../shared/component.js";
import { element } from "../shared/dom.js";
import { UNSURE, isUnsure, tapped } from "./answer.js";
import { newer, nextNumber, since } from "./drafts.js";
import { keep, recall } from "../shared/keep.js";
import { lastPage } from "./last.js";
import { question } from "./question.js";
import { says } from "./says.js";

const PAUSE = 800; // ms without a tap before an answer is sent
const AGAIN = 4000; // ms after which what has not come back is sent once more
const SLOW = 3000; // ms after which what has not come back is called unsent

export default component((parent, page) => {
  const root = parent.appendChild(element("div", "ballot"));
  const b = {
    data: null,
    drafts: {},
    at: null,
    extra: {},
    answer,
    isDone,
    isCut,
    isUnsent,
    unsure,
    tap,
    put,
    flush,
    go,
    redraw: draw,
  };
  let timer = 0;
  let drawn = "";

  page.listen(window, "online", flush);
  page.listen(window, "offline", draw);
  page.listen(window, "storage", (event) => event.key === b.data.key && ask()); // another tab has answered
  page.listen(document, "visibilitychange", () => document.visibilityState === "visible" && ask());
  new MutationObserver(uncover).observe(document.body, { childList: true });

  return (data) => {
    b.data = data;
    gather();
    if (b.at === null) begin();
    draw();
  };

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
    b.drafts = newer(b.drafts, recall(b.data.key), b.data.numbers, b.data.known);
    keep(b.data.key, b.drafts);
  }

  function answer(row) {
    return b.drafts[row]?.cells ?? b.data.answers[row] ?? {};
  }

  function isUnsent(row) {
    return row in b.drafts;
  }

  function isDone(row) {
    return Object.keys(answer(row)).length > 0 || (!isUnsent(row) && b.data.done.includes(row));
  }

  function put(row, cells) {
    gather();
    b.drafts[row] = { cells, number: nextNumber(b.drafts[row], b.data.numbers[row]) };
    keep(b.data.key, b.drafts);
    clearTimeout(timer);
    timer = setTimeout(flush, PAUSE);
    draw();
  }

  function tap(row, party, letter) {
    put(row, tapped(answer(row), party, letter));
  }

  function unsure(row) {
    put(row, isUnsure(answer(row)) ? {} : { ...UNSURE }); // of a decision over several rows too
  }

  function flush() {
    clearTimeout(timer);
    if (!root.isConnected) return; // gone from the page: the phone keeps it
    gather();
    if (!waiting()) return update();
    ask();
    timer = setTimeout(flush, AGAIN); // a run of the page may be cut short by the next, a connection may be gone
    setTimeout(update, SLOW);
    update();
  }

  function ask() {
    page.send("answers", { ...b.drafts });
  }

  function waiting() {
    return Object.keys(b.drafts).length;
  }

  function isCut() {
    return !navigator.onLine || (waiting() > 0 && !b.data.refused && Date.now() - since(b.drafts) > SLOW);
  }

  function go(place) {
    flush();
    b.at = Math.min(Math.max(place, 0), b.data.rows.length);
    draw();
    root.scrollIntoView({ block: "start" });
    root.querySelector("h2")?.focus({ preventScroll: true });
  }

  function update() {
    if (root.isConnected && drawn !== state()) draw();
  }

  function state() {
    return `${isCut()} ${waiting()}`;
  }

  function draw() {
    drawn = state();
    const isOpen = b.data.open && b.at < b.data.rows.length;
    keepFocus(parent, () => root.replaceChildren(...band(), ...(isOpen ? question(b) : lastPage(b))));
  }

  function band() {
    const { words, lang } = b.data;
    if (!isCut()) return [];
    const time = new Date(since(b.drafts)).toLocaleTimeString(lang, { timeStyle: "short", hour12: false });
    return [says("cut", waiting() ? words.retry.replace("{time}", time) : words.cut)];
  }
});
