// The key of the server on a device with two tabs.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import draw from "../../pages/shared/server_key.js";

let store, tabs;

class Tab extends EventTarget {
  constructor() {
    super();
    this.sent = [];
    this.parent = { isConnected: true, host: { style: {} } };
  }

  draws(data) {
    globalThis.window = this;
    const setStateValue = (_, { value }) => this.sent.push(value);
    draw({ data: { lang: "en", key: "", forgets: false, ...data }, parentElement: this.parent, setStateValue });
  }
}

beforeEach(() => {
  store = new Map();
  tabs = [new Tab(), new Tab()];
  for (const tab of tabs) tab.name = "";
  globalThis.document = { documentElement: {} };
  globalThis.localStorage = {
    getItem: (key) => store.get(key) ?? null,
    setItem: (key, value) => {
      store.set(key, value);
      const heard = tabs.filter((tab) => tab !== globalThis.window);
      const event = Object.assign(new Event("storage"), { key });
      for (const tab of heard) tab.dispatchEvent(event);
    },
  };
});

test("a key that was entered is told again after a reload, once", () => {
  const [first, second] = tabs;
  first.draws({});
  first.draws({ key: "secret" });
  second.draws({});
  second.draws({ key: "secret" });
  assert.deepEqual([first.sent, second.sent], [[], ["secret"]]);
});

test("a key that the server does not take any more is told once and forgotten", () => {
  store.set("raci-server-key", '"old"');
  const [first] = tabs;
  first.draws({});
  first.draws({ forgets: true });
  assert.deepEqual([first.sent, store.get("raci-server-key")], [["old"], '""']);
});

test("forgetting it in one tab puts it away in the other, which does not bring it back", () => {
  const [first, second] = tabs;
  first.draws({ key: "secret" });
  second.draws({ key: "secret" });
  first.draws({ forgets: true });
  assert.deepEqual(second.sent, [""]);
  second.draws({ forgets: true });
  assert.equal(store.get("raci-server-key"), '""');
});
