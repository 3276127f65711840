/** The keyboard way through a figure: arrows move over its records, Enter opens. */
import { hover, unhover } from './plotly.js';
import { pointsOf } from './records.js';

/** What a key does where the reader stands on a record. */
const HERE = {
  Enter: (block) => block.open(block.current.id),
  Escape: (block) => leave(block),
};

/** Where a key leads from any place. */
const MOVES = {
  ArrowRight: (block) => move(block, 'x', 1),
  ArrowLeft: (block) => move(block, 'x', -1),
  ArrowDown: (block) => move(block, 'y', 1),
  ArrowUp: (block) => move(block, 'y', -1),
  Home: (block) => go(block, inOrder(block, 'x').at(0)),
  End: (block) => go(block, inOrder(block, 'x').at(-1)),
};

/**
 * Answers one key press in a block's plot.
 *
 * @param {Block} block
 * @param {KeyboardEvent} event
 */
export function press(block, event) {
  if (event.target !== block.parts.plot || event.altKey || event.ctrlKey || event.metaKey) return;
  const answer = (block.current && HERE[event.key]) || MOVES[event.key];
  if (!answer) return;
  answer(block);
  event.preventDefault();
  event.stopPropagation();
}

/**
 * Takes the hover box and the memory of the place away.
 *
 * @param {Block} block
 */
export function leave(block) {
  if (block.current) unhover(block.parts.graph);
  block.current = null;
}

/**
 * Goes to the next or the previous record in the order of one axis.
 *
 * @param {Block} block
 * @param {'x' | 'y'} axis
 * @param {number} step
 */
function move(block, axis, step) {
  const points = inOrder(block, axis);
  const here = points.findIndex((point) => same(point, block.current));
  if (here >= 0) go(block, points[Math.min(points.length - 1, Math.max(0, here + step))]);
  else go(block, step > 0 ? points[0] : points.at(-1));
}

/**
 * Shows one record's hover box and says its words.
 *
 * @param {Block} block
 * @param {Point} [point]
 */
function go(block, point) {
  if (!point) return;
  block.current = point;
  hover(block.parts.graph, [{ curveNumber: point.curveNumber, pointNumber: point.pointNumber }]);
  block.parts.live.textContent = point.label;
}

/**
 * Returns the block's records in the order of one axis.
 *
 * @param {Block} block
 * @param {'x' | 'y'} axis
 * @returns {Point[]}
 */
function inOrder(block, axis) {
  block.points ??= pointsOf(block.parts.graph);
  const other = axis === 'x' ? 'y' : 'x';
  return [...block.points].sort((a, b) => a[axis] - b[axis] || a[other] - b[other]);
}

/**
 * Tells whether two points are the same mark.
 *
 * @param {Point} a
 * @param {Point | null} b
 */
function same(a, b) {
  return a.curveNumber === b?.curveNumber && a.pointNumber === b.pointNumber;
}
