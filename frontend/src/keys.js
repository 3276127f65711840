/** The keyboard way through a figure: arrows move over its records, Enter opens. */
import { hover, unhover } from './plotly.js';
import { pointsOf } from './records.js';

const STEPS = { ArrowRight: ['x', 1], ArrowLeft: ['x', -1], ArrowDown: ['y', 1], ArrowUp: ['y', -1] };

/** Answers one key press in a block's plot. */
export function press(block, event) {
  if (event.target !== block.parts.plot || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === 'Enter' && block.current) block.open(block.current.id);
  else if (event.key === 'Escape' && block.current) leave(block);
  else if (STEPS[event.key]) move(block, ...STEPS[event.key]);
  else if (event.key === 'Home' || event.key === 'End') go(block, inOrder(block, 'x').at(event.key === 'Home' ? 0 : -1));
  else return;
  event.preventDefault();
  event.stopPropagation();
}

/** Takes the hover box and the memory of the place away. */
export function leave(block) {
  if (block.current) unhover(block.parts.graph);
  block.current = null;
}

/** Goes to the next or the previous record in the order of one axis. */
function move(block, axis, step) {
  const points = inOrder(block, axis);
  const here = points.findIndex((point) => same(point, block.current));
  if (here >= 0) go(block, points[Math.min(points.length - 1, Math.max(0, here + step))]);
  else go(block, step > 0 ? points[0] : points.at(-1));
}

/** Shows one record's hover box and says its words. */
function go(block, point) {
  if (!point) return;
  block.current = point;
  hover(block.parts.graph, [{ curveNumber: point.curveNumber, pointNumber: point.pointNumber }]);
  block.parts.live.textContent = point.label;
}

/** Returns the block's records in the order of one axis. */
function inOrder(block, axis) {
  block.points ??= pointsOf(block.parts.graph);
  const other = axis === 'x' ? 'y' : 'x';
  return [...block.points].sort((a, b) => a[axis] - b[axis] || a[other] - b[other]);
}

/** Tells whether two points are the same mark. */
function same(a, b) {
  return a.curveNumber === b?.curveNumber && a.pointNumber === b.pointNumber;
}
