// What a seat says of one row: party -> letters, such as {"finance": "A/R"}; "don't know" is a letter of no party.

import { toggled } from "../shared/letters.js";

const NOBODY = "";

export const UNSURE = { [NOBODY]: "?" };

export function tapped(cells, party, letter) {
  // A letter more or less for the party; there is one A in a row, which another party gives up.
  const { [NOBODY]: _, ...after } = cells;
  if (letter === "A")
    for (const other of Object.keys(after)) if (other !== party) take(after, other, without(after[other], "A"));
  take(after, party, toggled(after[party] ?? "", letter));
  return after;
}

export const FAVOUR = "+";
export const AGAINST = "-";

export function said(cells, word) {
  // For or against a decision as a whole; who is against it takes no row out of it.
  return word === FAVOUR ? { ...cells, [NOBODY]: FAVOUR } : { [NOBODY]: word };
}

export function isSaid(cells, word) {
  return cells[NOBODY] === word;
}

export function apart(cells, row) {
  // One row in or out of the decision; whoever takes one out is in favour of the rest.
  const after = { ...cells, [NOBODY]: FAVOUR };
  if (after[row]) delete after[row];
  else after[row] = AGAINST;
  return after;
}

export function isUnsure(cells) {
  return cells[NOBODY] === UNSURE[NOBODY];
}

function without(cell, letter) {
  return cell
    .split("/")
    .filter((one) => one !== letter)
    .join("/");
}

function take(cells, party, cell) {
  if (cell) cells[party] = cell;
  else delete cells[party];
}
