// Which rows of a large table stand in the page, and where the keys lead.

const SPARE = 8; // rows rendered beyond each edge of the window

export function visible(top, height, rowHeight, count) {
  // The first row and the one after the last, where so much of the table is scrolled away and so much shows.
  const first = Math.floor(top / rowHeight);
  return [Math.max(0, first - SPARE), Math.min(count, first + Math.ceil(height / rowHeight) + SPARE)];
}

export function moved(key, isWhole, [row, column], [lastRow, lastColumn], page) {
  // The row and column after a key; null for one that leads nowhere. Home and End lead through the whole with Ctrl.
  const goals = {
    ArrowUp: [row - 1, column],
    ArrowDown: [row + 1, column],
    ArrowLeft: [row, column - 1],
    ArrowRight: [row, column + 1],
    PageUp: [row - page, column],
    PageDown: [row + page, column],
    Home: [isWhole ? 0 : row, 0],
    End: [isWhole ? lastRow : row, lastColumn],
  };
  return key in goals ? [clamped(goals[key][0], lastRow), clamped(goals[key][1], lastColumn)] : null;
}

export function clamped(value, last) {
  return Math.min(Math.max(value, 0), Math.max(last, 0));
}
