/** Dragging on a chart that sets the period: what lies under the drag is shown, and told when the pointer lets go. */
import { element } from './element.js';
import { between } from './brush.js';

/** How many pixels a pointer must go until a press is a drag. */
const FEWEST_PIXELS = 4;

/**
 * Tells whether dragging on a block sets the period: its figure allows it and the page listens.
 *
 * @param {{spec?: Spec, onPeriod?: OnPeriod}} block
 */
export const setsPeriod = ({ spec, onPeriod }) =>
  Boolean(onPeriod && spec?.figure?.layout?.meta?.brush);

/**
 * Lets a mouse or a pen select a period on a block; a finger scrolls the page, and the strip has handles for it.
 *
 * @param {Block} block
 */
export function listenToDrag(block) {
  const { graph } = block.parts;
  graph.addEventListener('pointerdown', (/** @type {PointerEvent} */ event) => {
    if (!event.button && event.pointerType !== 'touch' && setsPeriod(block)) grab(block, event);
  });
}

/**
 * Follows a pointer that was pressed on the plot until it lets go.
 *
 * @param {Block} block
 * @param {PointerEvent} begun
 */
function grab(block, begun) {
  const { graph, plot } = block.parts;
  const { xaxis, yaxis } = graph._fullLayout;
  const box = graph.getBoundingClientRect();
  const left = box.left + xaxis._offset;
  const placeOf = ({ clientX }) => Math.min(xaxis._length, Math.max(0, clientX - left));
  const dayOf = (/** @type {number} */ place) => String(xaxis.p2d(place)).slice(0, 10);
  const isOutside = begun.clientX < left || begun.clientX > left + xaxis._length;
  if (isOutside || begun.clientY < box.top + yaxis._offset) return;
  const start = placeOf(begun);
  const shade = element('div', { class: 'dragged' });
  let period = null;
  const move = (/** @type {PointerEvent} */ now) => {
    const end = placeOf(now);
    if (!period && Math.abs(end - start) < FEWEST_PIXELS) return;
    period = between(dayOf(start), dayOf(end));
    const edge = left - plot.getBoundingClientRect().left;
    shade.style.left = `${edge + Math.min(start, end)}px`;
    shade.style.width = `${Math.abs(end - start)}px`;
    plot.append(shade);
    block.onPeriod(period, false);
  };
  const done = (/** @type {PointerEvent} */ { type }) => {
    removeEventListener('pointermove', move);
    removeEventListener('pointerup', done);
    removeEventListener('pointercancel', done);
    shade.remove();
    if (period && type === 'pointerup') block.onPeriod(period, true);
  };
  addEventListener('pointermove', move);
  addEventListener('pointerup', done);
  addEventListener('pointercancel', done);
}
