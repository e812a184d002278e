// The life of a component of ours: mounted once, it lives through every run of the page, and is drawn again where Python
// says something else than before. What it sends carries a count, by which Python says how far it has read.

export function component(mount) {
  return ({ data, parentElement, setStateValue, setTriggerValue }) => {
    parentElement.life ??= begin(parentElement, mount);
    const { life } = parentElement;
    Object.assign(life, { setStateValue, setTriggerValue });
    life.take(data);
  };
}

function begin(parent, mount) {
  const life = { seen: "", data: null, sent: {}, last: 0 };

  function message(name, value) {
    life.last = Math.max(Date.now(), life.last + 1); // rises over a reload too, after which Python knows the old ones
    life.sent[name] = life.last;
    return { value, count: life.last };
  }

  const page = {
    // Stays until another value of that name, so that none is lost; two equal ones are two messages.
    send: (name, value) => life.setStateValue(name, message(name, value)),
    // Holds for one run of the page.
    trigger: (name, value) => life.setTriggerValue(name, message(name, value)),
    // Hears something outside of the component for as long as it is on the page.
    listen: (target, name, act, options = {}) => {
      const leaving = new AbortController();
      const heard = (event) => (parent.isConnected ? act(event) : leaving.abort());
      target.addEventListener(name, heard, { ...options, signal: leaving.signal });
    },
    // Hears that the page has found its server again, which does not draw it by itself.
    listenForReturn: (act) => {
      const app = document.querySelector("[data-test-connection-state]");
      const watch = new MutationObserver(() => {
        if (!parent.isConnected) watch.disconnect();
        else if (app.dataset.testConnectionState === "CONNECTED") act();
      });
      if (app) watch.observe(app, { attributeFilter: ["data-test-connection-state"] });
    },
    // True while Python has not read the last value of that name: what it says until then is passed over.
    isAhead: (name) => (life.data?.read?.[name] ?? 0) < (life.sent[name] ?? 0),
  };
  const update = mount(parent, page);

  life.take = (data) => {
    const text = JSON.stringify(data);
    if (text === life.seen) return;
    Object.assign(life, { seen: text, data });
    document.documentElement.lang = data.lang;
    parent.host.lang = data.lang;
    if (data.above) parent.host.style.setProperty("--above", data.above);
    update(data);
  };
  return life;
}

export function withId(parent, id) {
  return [...parent.querySelectorAll("[data-id]")].find((node) => node.dataset.id === id); // an id is no selector
}

export function keepFocus(parent, draw) {
  // What is drawn anew has the focus where what it replaces had it.
  const id = parent.activeElement?.dataset.id;
  draw();
  if (id) withId(parent, id)?.focus({ preventScroll: true });
}

export function setCurrent(parent, node) {
  for (const old of parent.querySelectorAll("[aria-current]")) old.removeAttribute("aria-current");
  node?.setAttribute("aria-current", "true");
}

export function keepTyped(parent) {
  // A letter typed here is text, and not a hotkey of the framework.
  parent.addEventListener("keydown", (event) => event.key.length === 1 && event.stopPropagation());
}
