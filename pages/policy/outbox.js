// Steps on their way to Python: each stays here, and counts, until Python says that it has been written down.

const AGAIN = 2000; // ms

export function outbox(parent, page) {
  let out = [];
  let last = 0;

  function push(...steps) {
    for (const step of steps) {
      last = Math.max(Date.now(), last + 1); // rises over a reload too
      out.push({ about: "", party: "", value: "", ...step, seq: last });
    }
    give();
  }

  function give() {
    // Again until it has been read: a run of the page may be cut short by the next one.
    page.send("steps", out);
    setTimeout(() => parent.isConnected && out.length && page.isAhead("steps") && give(), AGAIN);
  }

  function acknowledge(seq) {
    out = out.filter((step) => step.seq > seq);
  }

  return { push, acknowledge, steps: () => out };
}
