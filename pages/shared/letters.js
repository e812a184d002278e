// Letters of a cell, such as "A/R": as shapes, and after one of them has been typed or tapped.

import { element } from "./dom.js";

const SHARED = ["A", "R"]; // only these two stand in one cell

export function toggled(cell, letter) {
  const held = cell.split("/").filter(Boolean);
  if (held.includes(letter)) return held.filter((one) => one !== letter).join("/");
  const isShared = SHARED.includes(letter) && held.some((one) => SHARED.includes(one));
  return isShared ? SHARED.join("/") : letter;
}

export function chips(letters, origin) {
  const box = element("span", "letters");
  for (const letter of letters ? letters.split("/") : ["–"])
    box.append(element("span", `letter ${letters ? letter : "none"} ${origin}`, letter));
  return box;
}
