/** Charts that are drawn when a reader unfolds their place: the steps of a promise in its row. */
import { goTo, recordAt } from './address.js';
import { draw, remove } from './draw.js';
import { figure } from './figures.js';

/** A fold with a chart: where its figure is, and the element in which it is drawn. */
const FOLDS = 'details[data-steps]';

/** Draws the chart of a fold that opens, and takes it away when the fold closes, wherever in the page it is. */
export const listenToFolds = () =>
  addEventListener('toggle', ({ target }) => target instanceof Element && turn(target), true);

/**
 * Draws the chart of a fold, or takes it away.
 *
 * @param {Element} fold
 */
async function turn(fold) {
  if (!(fold instanceof HTMLDetailsElement) || !fold.matches(FOLDS)) return;
  const node = fold.querySelector('div');
  if (!fold.open) return remove(node);
  try {
    const spec = await figure(fold.dataset.steps);
    if (fold.open) await draw(node, spec, { onSelect: (record) => open(fold, record) });
  } catch (error) {
    console.error(error);
  }
}

/**
 * Opens a record: in the app, which hears the event, else by its address.
 *
 * @param {Element} fold
 * @param {string} record
 */
function open(fold, record) {
  const told = new CustomEvent('parley:record', {
    detail: record,
    bubbles: true,
    cancelable: true,
  });
  if (fold.dispatchEvent(told)) goTo(recordAt(location, record, window.parleyRecords));
}
