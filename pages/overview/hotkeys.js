// Keys of the board: a number goes to a decision, a letter does what its card offers. Without a choice the first is meant.

import { isTyping } from "../shared/dom.js";

const ACTS = { p: "button.agenda", c: "a.clause", n: ".later" };

export function actOn(board, event) {
  if (isTyping(event)) return;
  const cards = [...board.querySelectorAll(".card")];
  const chosen = cards[event.key - 1];
  const card = cards.find((one) => one.contains(board.getRootNode().activeElement)) ?? cards[0];
  const act = card?.querySelector(ACTS[event.key.toLowerCase()] ?? "nothing");
  if (!chosen && !act) return;
  event.preventDefault();
  event.stopImmediatePropagation(); // a C or an R is a hotkey of the framework
  if (chosen) chosen.focus();
  else act.click();
}
