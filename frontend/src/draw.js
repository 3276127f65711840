/** Draws and updates whole figure blocks. */
import { purge, react } from './plotly.js';
import { build, fill, fillSelect } from './block.js';
import { style } from './css.js';
import { listenToDrag, setsPeriod } from './drag.js';
import { CONFIG, heightAt, prepare, still } from './figure.js';
import { leave, press } from './keys.js';
import { hasRecords, idOf } from './records.js';
import { measureIn } from './shortcuts.js';
import { isPrinting, onThemeChange, themeOf } from './theme.js';

const PRINTED = 660;
const NARROWEST = 40;
const blocks = new WeakMap();

/**
 * Draws a figure block in a node, or updates the one that is there.
 *
 * @param {Element} node
 * @param {Spec} spec
 * @param {{onSelect?: OnSelect, onPeriod?: OnPeriod}} [hooks]
 */
export async function draw(node, spec, hooks = {}) {
  const block = blockOf(node, spec.heading_level ?? 3);
  const before = block.spec;
  style(node);
  const isOther = hear(block, spec, hooks);
  if (before === spec && !isOther && !differs(block)) return;
  if (block.listed) block.parts.select.replaceChildren(block.parts.choose);
  Object.assign(block, { spec, points: null, listed: false });
  fill(block.parts, spec, before, Boolean(hooks.onSelect) && hasRecords(spec.figure));
  await paint(block);
}

/**
 * Takes over who hears of what a reader does, and tells whether dragging means another thing than before.
 *
 * @param {Block} block
 * @param {Spec} spec
 * @param {{onSelect?: OnSelect, onPeriod?: OnPeriod}} hooks
 */
function hear(block, spec, { onSelect, onPeriod }) {
  const isOther = setsPeriod({ spec, onPeriod }) !== setsPeriod({ ...block, spec });
  Object.assign(block, { onSelect, onPeriod });
  return isOther;
}

/**
 * Takes a figure block away and lets go of all it holds.
 *
 * @param {Element} node
 */
export function remove(node) {
  const block = blocks.get(node);
  if (!block) return;
  block.observer.disconnect();
  block.unlisten();
  purge(block.parts.graph);
  block.parts.figure.remove();
  blocks.delete(node);
}

/**
 * Returns the block of a node, new or old.
 *
 * @param {Element} node
 * @param {number} level
 * @returns {Block}
 */
function blockOf(node, level) {
  const known = blocks.get(node);
  if (known?.level === level) return known;
  if (known) remove(node);
  const block = /** @type {Block} */ ({
    level,
    parts: build(node, level),
    width: 0,
    current: null,
  });
  block.open = (id) => id && block.onSelect?.(id);
  block.unlisten = onThemeChange(() => repaint(block, true));
  block.observer = new ResizeObserver(() => repaint(block));
  block.observer.observe(block.parts.figure);
  listen(block);
  blocks.set(node, block);
  return block;
}

/**
 * Draws the plot of a block in the present theme and width, then marks the block as painted.
 *
 * @param {Block} block
 */
async function paint(block) {
  const { parts, spec } = block;
  const theme = dress(block);
  if (spec.figure) {
    const width = widthOf(block);
    if (width < NARROWEST) return;
    block.width = width;
    leave(block);
    parts.plot.style.minHeight = `${heightAt(spec, width)}px`;
    const { data, layout } = prepare(spec, theme, width);
    yieldDrag(block, layout);
    const drawn = react(parts.graph, data, layout, CONFIG);
    if (!block.wired) wire(block);
    await drawn;
    // Axes are changed by a pointer alone: a key has nothing to reset, and no stop there.
    for (const button of parts.graph.querySelectorAll('.modebar-btn')) button.tabIndex = -1;
  }
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      if (block.spec === spec) parts.figure.dataset.painted = spec.token;
    }),
  );
}

/**
 * Takes plotly's own dragging out of a layout where dragging sets the period.
 *
 * @param {Block} block
 * @param {Layout} layout
 */
function yieldDrag(block, layout) {
  const isBrush = setsPeriod(block);
  if (isBrush) still(layout);
  block.parts.plot.classList.toggle('brush', isBrush);
}

/**
 * Tells whether the page's theme or width differs from what was drawn.
 *
 * @param {Block} block
 */
function differs(block) {
  const width = widthOf(block);
  return (
    themeOf(block.parts.figure.parentNode).key !== block.theme?.key ||
    Boolean(block.spec.figure && width >= NARROWEST && Math.abs(width - block.width) >= 1)
  );
}

/**
 * Returns the width that a block's plot may take, on the screen or on paper.
 *
 * @param {Block} block
 */
function widthOf({ parts }) {
  return isPrinting() ? Math.min(PRINTED, parts.figure.clientWidth) : parts.figure.clientWidth;
}

/**
 * Draws again in the next frame when the width or the theme differs from what was drawn.
 *
 * @param {Block} block
 * @param {boolean} [now]
 */
function repaint(block, now) {
  if (!block.spec) return;
  const again = () => {
    block.waiting = false;
    if (!block.parts.figure.isConnected || !differs(block)) return;
    block.points = null;
    paint(block);
  };
  if (now && isPrinting() !== Boolean(block.printed)) {
    block.printed = isPrinting();
    again();
    return;
  }
  if (!block.waiting) requestAnimationFrame(again);
  block.waiting = true;
}

/**
 * Gives the block the page's colours and font, and returns the theme.
 *
 * @param {Block} block
 */
function dress(block) {
  const theme = themeOf(block.parts.figure.parentNode);
  if (theme.key !== block.theme?.key)
    for (const name of ['background', 'text', 'grey', 'line', 'link', 'font'])
      block.parts.figure.style.setProperty(`--pl-${name}`, theme[name]);
  block.theme = theme;
  measureIn(theme.measured);
  return theme;
}

/**
 * Listens to the tools and the keyboard of a block; touches stay the browser's, which scrolls and makes clicks of taps.
 *
 * @param {Block} block
 */
function listen(block) {
  const { plot, select } = block.parts;
  plot.addEventListener('keydown', (event) => press(block, event));
  plot.addEventListener('blur', () => leave(block));
  plot.addEventListener('touchstart', (event) => event.stopPropagation(), {
    capture: true,
    passive: true,
  });
  for (const name of ['pointerdown', 'focus', 'keydown'])
    select.addEventListener(name, () => {
      if (!block.listed) fillSelect(block.parts, block.spec);
      block.listed = true;
    });
  listenToSelect(block, select);
  listenToDrag(block);
}

/**
 * Opens the record that is chosen; arrow keys on the closed list only look, and Enter opens.
 *
 * @param {Block} block
 * @param {HTMLSelectElement} select
 */
function listenToSelect(block, select) {
  let arrow = 0;
  const open = () => {
    const id = select.value;
    select.value = '';
    block.open(id);
  };
  select.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && select.value) open();
    else
      arrow =
        /^(Arrow|Home|End|Page|.$)/.test(event.key) && event.key !== ' ' ? event.timeStamp : 0;
  });
  select.addEventListener('change', (event) => {
    if (event.timeStamp - arrow > 100) open();
  });
}

/**
 * Listens to the marks of a drawn plot.
 *
 * @param {Block} block
 */
function wire(block) {
  const { graph, plot } = block.parts;
  const record = (event) =>
    block.onSelect ? event.points?.map((point) => idOf(point.customdata)).find(Boolean) : '';
  graph.on('plotly_click', (event) => block.open(record(event)));
  graph.on('plotly_hover', (event) => plot.classList.toggle('on-record', Boolean(record(event))));
  graph.on('plotly_unhover', () => plot.classList.remove('on-record'));
  graph.on('plotly_relayout', () => {
    block.points = null;
  });
  for (const svg of graph.querySelectorAll('.main-svg')) svg.setAttribute('aria-hidden', 'true');
  block.wired = true;
}
