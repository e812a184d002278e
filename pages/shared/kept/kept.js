// What is half typed on this page, held by the browser until Python has written it: a server that starts again, or a
// reload of the page, gets it back. Python says at every run what it knows; what is typed since stands on top of that.

import { component } from "../component.js";
import { keyed } from "../dom.js";
import { unwritten } from "./typed.js";

const AGAIN = 2000; // ms

export default component((parent, page) => {
  const k = { data: null, session: "", turn: "", values: {}, typed: {} };

  page.listen(window, "input", onInput, { capture: true });
  page.listen(window, "raci-typed", (event) => put(event.detail.key, event.detail.value));
  page.listenForReturn(() => isFilled() && page.send("back", true)); // a server that has started again asks for the rest

  return (data) => {
    const isOther = data.session !== k.session; // another run of the server, or the page has been loaded anew
    const left = isOther && (k.session ? { ...k.values, ...k.typed } : load(data));
    Object.assign(k, { data, session: data.session });
    if (left && Object.keys(left).length) {
      Object.assign(k, { values: left, typed: {}, turn: data.turn });
      give();
    }
    if (page.isAhead("left")) return; // what Python says until then is not the whole
    k.typed = data.turn === k.turn ? unwritten(k.typed, data.values) : {}; // it has been written, or thrown away
    Object.assign(k, { turn: data.turn, values: data.values });
    store();
  };

  function isFilled() {
    return Object.keys({ ...k.values, ...k.typed }).length > 0;
  }

  function give() {
    // Again until it has been read: a run of the page may be cut short by the next one.
    page.send("left", { session: k.session, values: { ...k.values, ...k.typed } });
    setTimeout(() => parent.isConnected && page.isAhead("left") && give(), AGAIN);
  }

  function put(key, value) {
    k.typed[key] = value;
    store();
  }

  function store() {
    try {
      sessionStorage.setItem(name(k.data), JSON.stringify({ session: k.session, values: { ...k.values, ...k.typed } }));
    } catch {} // blocked: a reload loses it, a server that starts again does not
  }

  function load(data) {
    try {
      const kept = JSON.parse(sessionStorage.getItem(name(data)) ?? "null");
      return kept && kept.session !== data.session && kept.values;
    } catch {
      return null;
    }
  }

  function onInput(event) {
    const target = event.composedPath()[0];
    const key = target.closest && k.data?.lines.find((one) => target.closest(`.${keyed(one)}`));
    if (key) put(key, target.value);
  }
});

function name(data) {
  return `raci-kept-${data.place}`;
}
