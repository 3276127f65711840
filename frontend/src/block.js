/** The elements of one figure block: made once for a node and filled anew at each change. */
import { element } from './element.js';
import { recordsOf } from './records.js';
import { fillMenu, menu, safe } from './share.js';
import { closed, fillTable } from './table.js';

/** How many letters a part of a line may have to stay in one line on a phone. */
const LONGEST_UNBROKEN = 44;

let count = 0;

/**
 * Builds the elements of a figure block inside a node.
 *
 * @param {Element} node
 * @param {number} level
 * @returns {Parts}
 */
export function build(node, level) {
  const id = `parley-${(count += 1)}`;
  const parts = {
    heading: element(`h${level}`, { id }),
    sub: element('p', { class: 'sub' }),
    plot: element('div', { class: 'plot' }),
    empty: element('p', { class: 'empty' }),
    caption: element('figcaption'),
    tools: element('div', { class: 'tools' }),
    live: element('div', { class: 'live', 'aria-live': 'polite' }),
    graph: element('div'),
    select: element('select'),
    choose: element('option', { value: '' }),
    open: element('span'),
    share: menu(),
    table: closed(),
  };
  parts.select.append(parts.choose);
  parts.label = element('label', {}, parts.open, parts.select);
  parts.open.id = `${id}-open`;
  parts.select.setAttribute('aria-labelledby', `${parts.open.id} ${id}`);
  parts.plot.append(parts.graph);
  parts.tools.append(parts.label, parts.share.box);
  parts.figure = element(
    'figure',
    { class: 'parley-figure', 'aria-labelledby': id },
    parts.heading,
    parts.sub,
    parts.plot,
    parts.empty,
    parts.caption,
    parts.tools,
    parts.table.box,
    parts.live,
  );
  node.append(parts.figure);
  return parts;
}

/**
 * Writes the words of a specification into its block, touching only what changed.
 *
 * @param {Parts} parts
 * @param {Spec} spec
 * @param {Spec | undefined} before
 * @param {boolean} canOpen
 */
export function fill(parts, spec, before, canOpen) {
  say(parts.heading, glued(spec.heading));
  if (before?.subtitle !== spec.subtitle) parts.sub.replaceChildren(...unbroken(spec.subtitle));
  parts.sub.hidden = !spec.subtitle;
  say(parts.empty, spec.figure ? '' : spec.empty);
  if (!before || before.caption !== spec.caption || before.caption_href !== spec.caption_href)
    parts.caption.replaceChildren(...captionOf(spec));
  parts.caption.hidden = !spec.caption;
  parts.figure.dataset.name = spec.name ?? '';
  fillTools(parts, spec, before);
  fillTable(parts.table, spec, before);
  parts.label.hidden = !canOpen;
  fillPlot(parts.plot, spec, canOpen);
}

/**
 * Writes the words of the tools: the list of records, and the ways to share.
 *
 * @param {Parts} parts
 * @param {Spec} spec
 * @param {Spec | undefined} before
 */
function fillTools(parts, spec, before) {
  const words = spec.words ?? {};
  say(parts.open, words.open_record);
  say(parts.choose, words.choose, false);
  fillMenu(parts.share, spec, before, parts.live);
}

/**
 * Says what a plot is to those who do not see it, and whether its records can be reached by keyboard.
 *
 * @param {HTMLElement} plot
 * @param {Spec} spec
 * @param {boolean} canOpen
 */
function fillPlot(plot, spec, canOpen) {
  plot.hidden = !spec.figure;
  attribute(plot, 'role', canOpen ? 'application' : 'group');
  attribute(plot, 'tabindex', canOpen ? '0' : null);
  attribute(plot, 'aria-label', spec.alt || spec.heading);
  attribute(plot, 'aria-description', canOpen ? spec.words?.keys_hint : null);
}

/**
 * Fills the select with the figure's records, when a reader first reaches for it.
 *
 * @param {Parts} parts
 * @param {Spec} spec
 */
export function fillSelect(parts, spec) {
  parts.select.replaceChildren(
    parts.choose,
    ...recordsOf(spec.figure).map(([id, label]) => new Option(label, id)),
  );
}

/**
 * Returns text in which a number and the short unit or month after it stay in one line.
 *
 * @param {string} [text]
 */
function glued(text) {
  return text?.replace(/(\d) (?=(\p{L}{1,3}|%)(?!\p{L}))/gu, '$1\u00a0');
}

/**
 * Sets the text of an element and hides it when there is none.
 *
 * @param {HTMLElement} part
 * @param {string} [text]
 * @param {boolean} [hide]
 */
function say(part, text, hide = !text) {
  if (part.textContent !== (text ?? '')) part.textContent = text ?? '';
  if (part.hidden !== hide) part.hidden = hide;
}

/**
 * Sets or removes an attribute.
 *
 * @param {Element} part
 * @param {string} name
 * @param {string | null} [value]
 */
function attribute(part, name, value) {
  if (value == null) part.removeAttribute(name);
  else if (part.getAttribute(name) !== value) part.setAttribute(name, value);
}

/**
 * Returns the caption's contents: a link when it has an address.
 *
 * @param {Spec} spec
 */
function captionOf({ caption, caption_href: href }) {
  return safe(href) ? [element('a', { href }, caption)] : unbroken(caption);
}

/**
 * Returns a line of parts with dots between them, so that no short part is broken at the end of a line.
 *
 * @param {string} [line]
 * @returns {(Node | string)[]}
 */
function unbroken(line) {
  const parts = (line ?? '').split(' · ');
  return parts.flatMap((part, i) => {
    const said = i < parts.length - 1 ? `${part} ·` : part;
    return [
      i ? ' ' : '',
      said.length > LONGEST_UNBROKEN ? said : element('span', { class: 'unbroken' }, said),
    ];
  });
}
