// The letters of a policy: what has been answered and is on its way, and where a key leads next.

import assert from "node:assert/strict";
import { test } from "node:test";
import { answered, following, sureCells, unreadAfter } from "../../pages/policy/answered.js";
import { outbox } from "../../pages/policy/outbox.js";

const cell = (party, answer = null, band = "sure") => ({ party, proposed: "R", others: "", band, answer });
const sentence = (key, ...cells) => ({ key, name: key, seen: false, cells });

test("steps on their way count, the last of a party stands, and nothing is changed in place", () => {
  const asked = Object.freeze(sentence("a", Object.freeze(cell("ops")), Object.freeze(cell("fin"))));
  const step = (party, value, about = "a") => ({ kind: "letter", about, party, value });
  const now = answered(asked, [step("ops", "R"), step("ops", "A"), step("fin", "C", "b")], null);
  assert.deepEqual([now.cells.map((one) => one.answer), now.isRead], [["A", null], false]);
  const all = answered(asked, [step("ops", "R"), step("fin", ""), step("hr", "I")], null);
  assert.deepEqual([all.cells.map((one) => one.answer), all.isRead], [["R", "", "I"], true]);
  assert.equal(answered(asked, [step("ops", "R"), step("ops", "?")], null).cells[0].answer, null);
});

test("a sentence without a letter is read when somebody has said so, and a party may be put there", () => {
  const silent = sentence("s");
  assert.equal(answered(silent, [], null).isRead, false);
  assert.equal(answered(silent, [{ kind: "seen", about: "s", value: "yes" }], null).isRead, true);
  const added = answered(silent, [], { key: "s", party: "ops" });
  assert.deepEqual([added.cells[0].party, added.cells[0].proposed, added.isRead], ["ops", "", false]);
});

test("keys lead to the next sentence, or to the next that is unread, from the top again at the end", () => {
  const read = [true, false, true, true].map((isRead, place) => ({ key: `k${place}`, isRead }));
  assert.deepEqual([following(read, "k0", 1), following(read, "k0", -1), following(read, "k3", 1)], ["k1", "k0", "k3"]);
  assert.deepEqual([unreadAfter(read, "k0"), unreadAfter(read, "k3")], ["k1", "k1"]);
  assert.equal(unreadAfter([{ key: "k", isRead: true }], "k"), "k");
});

test("only sure letters that nobody has answered are accepted at once", () => {
  const sentences = [
    sentence("a", cell("ops"), cell("fin", null, "likely"), cell("it", "")),
    sentence("b", cell("hr", null, "doubtful"), cell("law")),
  ];
  assert.deepEqual(
    sureCells(sentences).map((step) => [step.about, step.party, step.value]),
    [
      ["a", "ops", "R"],
      ["b", "law", "R"],
    ],
  );
});

test("a step stays until Python has read it", () => {
  const sent = [];
  const box = outbox({ isConnected: false }, { send: (_, value) => sent.push(value), isAhead: () => false });
  box.push({ kind: "strike", about: "a" }, { kind: "strike", about: "b" });
  const [first, second] = box.steps();
  assert.ok(first.seq < second.seq && first.party === "" && sent.length === 1);
  box.acknowledge(first.seq);
  assert.deepEqual(
    box.steps().map((step) => step.about),
    ["b"],
  );
});

test("what is written of an activity besides letters counts at once, receivers as a list", () => {
  const details = { act: "do", to: [], when: "", refused: "", output: "", topic: "" };
  const asked = Object.freeze({ ...sentence("a", cell("ops")), details: Object.freeze(details) });
  const steps = [
    { kind: "to", about: "a", value: "fin\nhr" },
    { kind: "output", about: "a", value: "report" },
    { kind: "act", about: "b", value: "pay" },
  ];
  assert.deepEqual(answered(asked, steps, null).details, { ...details, to: ["fin", "hr"], output: "report" });
});
