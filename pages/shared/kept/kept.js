// What is half typed on this page, held by the browser until Python has written it: a server that starts again, or a
// reload of the page, gets it back. Python says at every run what it knows; what is typed since stands on top of that.

const AGAIN = 2000; // ms

export default function ({ data, parentElement, setStateValue }) {
  const kept = parentElement.kept ?? (parentElement.kept = watch(parentElement));
  kept.send = setStateValue;
  kept.update(data);
}

function watch(parent) {
  const k = { data: null, session: "", turn: "", values: {}, typed: {}, sent: 0 };

  k.update = (data) => {
    const isOther = data.session !== k.session; // another run of the server, or the page has been loaded anew
    const left = isOther && (k.session ? { ...k.values, ...k.typed } : load(data));
    Object.assign(k, { data, session: data.session });
    if (left && Object.keys(left).length) {
      Object.assign(k, { values: left, typed: {}, turn: data.turn });
      give();
    }
    if (data.read < k.sent) return; // what Python says until then is not the whole
    if (data.turn !== k.turn) k.typed = {}; // it has been written, or thrown away
    k.turn = data.turn;
    for (const [key, value] of Object.entries(k.typed)) if (same(value, data.values[key])) delete k.typed[key];
    k.values = data.values;
    store();
  };

  function give() {
    // Again until it has been read: a run of the page may be cut short by the next one.
    k.sent = Math.max(Date.now(), k.sent + 1);
    k.send("left", { value: { ...k.values, ...k.typed }, count: k.sent, session: k.session });
    setTimeout(() => parent.isConnected && k.data.read < k.sent && give(), AGAIN);
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
      const found = JSON.parse(sessionStorage.getItem(name(data)) ?? "null");
      return found && found.session !== data.session && found.values;
    } catch {
      return null;
    }
  }

  function onInput(event) {
    if (!parent.isConnected) return forget();
    const target = event.composedPath()[0];
    const key = target.closest && k.data?.lines.find((one) => target.closest(`.${keyed(one)}`));
    if (key) put(key, target.value);
  }

  function onTyped(event) {
    if (!parent.isConnected) return forget();
    put(event.detail.key, event.detail.value);
  }

  function forget() {
    removeEventListener("input", onInput, true);
    removeEventListener("raci-typed", onTyped);
  }

  addEventListener("input", onInput, true);
  addEventListener("raci-typed", onTyped);
  return k;
}

function name(data) {
  return `raci-kept-${data.place}`;
}

function same(one, other) {
  return JSON.stringify(one || null) === JSON.stringify(other || null);
}
