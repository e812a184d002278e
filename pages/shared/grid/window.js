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

export function bringIntoSight(scroll, head, target) {
  // Out from under the head and the first column, which stay where they are.
  const box = scroll.getBoundingClientRect();
  const place = target.getBoundingClientRect();
  const top = box.top + head.offsetHeight;
  if (place.top < top) scroll.scrollTop -= top - place.top;
  if (place.bottom > box.bottom) scroll.scrollTop += place.bottom - box.bottom + 2;
  if (!target.cellIndex) return;
  const left = box.left + target.parentElement.children[0].offsetWidth;
  if (place.left < left) scroll.scrollLeft -= left - place.left;
  if (place.right > box.right) scroll.scrollLeft += place.right - box.right + 2;
}

export function clamped(value, last) {
  return Math.min(Math.max(value, 0), Math.max(last, 0));
}
