// Lines of the relay as SVG paths: the baton from runner to runner, and a "no" that goes back to an earlier step.

export function baton([x1, y1], [x2, y2]) {
  const middle = (y1 + y2) / 2;
  return `M${x1} ${y1} C${x1} ${middle + 8} ${x2} ${middle - 8} ${x2} ${y2}`;
}

export function refusal([x1, y1], [x2, y2]) {
  const out = Math.max(x1, x2) + 34;
  return `M${x1 + 16} ${y1} C${out} ${y1} ${out} ${y2} ${x2 + 16} ${y2}`;
}

export function piece(from, to, lane) {
  // Which piece of the line the cell of a lane draws below its middle, on paper: down, along the foot of the row, or both.
  const way = from < to ? ["right", "left"] : ["left", "right"];
  if (lane === from) return from === to ? "out" : `out ${way[0]}`;
  if (lane === to) return `end ${way[1]}`;
  return lane > Math.min(from, to) && lane < Math.max(from, to) ? "over" : "";
}

export function refusals(legs) {
  // Pairs of places, from the step that is refused to the one where that leads; none where it is not on screen.
  const first = legs[0]?.number ?? 1;
  return legs.flatMap((leg, place) => (leg.to && legs[leg.to - first] ? [[place, leg.to - first]] : []));
}
