/** The menu of all ways to share a chart: what is copied, what is saved, where links lead. */
import { textOf } from './address.js';
import { element } from './element.js';
import { download, save } from './image.js';

/** How long a copied way says so, in milliseconds. */
const SAID = 2000;

/**
 * Returns the elements of a closed menu.
 *
 * @returns {ShareParts}
 */
export function menu() {
  const summary = element('summary');
  const list = element('ul');
  const copied = /** @type {HTMLTextAreaElement} */ (
    element('textarea', { readonly: '', rows: '3' })
  );
  copied.hidden = true;
  const box = /** @type {HTMLDetailsElement} */ (
    element('details', { class: 'share' }, summary, list, copied)
  );
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !box.open) return;
    event.stopPropagation();
    box.open = false;
    summary.focus();
  });
  box.addEventListener('toggle', () => {
    if (box.open && focusIn(box) === summary)
      /** @type {HTMLElement} */ (list.querySelector('a, button'))?.focus();
  });
  return { box, summary, list, copied };
}

/**
 * Fills the menu with the ways of a specification; each is named with its chart, as a page has many.
 *
 * @param {ShareParts} parts
 * @param {Spec} spec
 * @param {Spec | undefined} before
 * @param {Element} live where a copied way is told to screen readers
 */
export function fillMenu(parts, spec, before, live) {
  const ways = (spec.share ?? []).filter(
    ({ act }) => act !== 'save' || (spec.figure && spec.image),
  );
  const { share } = spec.words ?? {};
  parts.box.hidden = !ways.length || !share;
  if (before && JSON.stringify(namedOf(before)) === JSON.stringify(namedOf(spec))) return;
  const focused = parts.list.contains(focusIn(parts.list)) ? focusIn(parts.list).dataset.way : '';
  parts.summary.textContent = share ?? '';
  parts.summary.setAttribute('aria-label', `${share}: ${spec.heading}`);
  parts.list.replaceChildren(
    ...ways.map((way) => element('li', {}, wayOf(way, spec, parts, live))),
  );
  parts.copied.hidden = true;
  /** @type {HTMLElement} */ (parts.list.querySelector(`[data-way="${focused}"]`))?.focus();
}

/**
 * Returns what a menu depends on.
 *
 * @param {Spec} spec
 */
const namedOf = ({ token, share, heading, figure, image, words }) => [
  token,
  share,
  heading,
  !figure,
  image,
  words,
];

/**
 * Returns the element that has the focus in the document or shadow root of a node.
 *
 * @param {Element} node
 */
const focusIn = (node) => /** @type {any} */ (node.getRootNode()).activeElement;

/**
 * Returns the link or the button of one way.
 *
 * @param {Way} way
 * @param {Spec} spec
 * @param {ShareParts} parts
 * @param {Element} live
 */
function wayOf(way, spec, parts, live) {
  const named = { 'data-way': way.key, 'aria-label': `${way.label}: ${spec.heading}` };
  if (way.act === 'link') {
    const saved = way.download != null && { download: way.download };
    return element(
      'a',
      { ...named, ...(safe(way.href) && { href: way.href }), ...saved },
      way.label,
    );
  }
  const button = element('button', { ...named, type: 'button' }, way.label);
  button.addEventListener('click', () => {
    if (way.act === 'save') save(spec, /** @type {'svg' | 'png'} */ (way.key), addressOf(spec));
    else if (way.act === 'file') download(way.filename, fileOf(way));
    else copy(way, button, spec, parts, live);
  });
  return button;
}

/**
 * Copies what a way says, shows it to be copied by hand where the browser refuses, and says that it did.
 *
 * @param {Way} way
 * @param {Element} button
 * @param {Spec} spec
 * @param {ShareParts} parts
 * @param {Element} live
 */
async function copy(way, button, spec, parts, live) {
  const text = textOf(way, document.baseURI, new Date());
  parts.copied.value = text;
  parts.copied.hidden = false;
  parts.copied.setAttribute('aria-label', `${way.label}: ${spec.heading}`);
  if (!(await isCopied(text, parts.copied))) return;
  const { copied } = spec.words;
  button.textContent = live.textContent = copied;
  setTimeout(() => {
    button.textContent = way.label;
    if (live.textContent === copied) live.textContent = '';
  }, SAID);
}

/**
 * Puts a text on the clipboard and tells whether it is there; where it is not, the text is selected in its field.
 *
 * @param {string} text
 * @param {HTMLTextAreaElement} field
 */
async function isCopied(text, field) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    field.focus();
    field.select();
    return document.execCommand('copy');
  }
}

/**
 * Returns the whole address of a chart in its view; "" where it has none.
 *
 * @param {Spec} spec
 */
function addressOf({ share }) {
  const way = share?.find(({ key }) => key === 'address');
  return way ? textOf(way, document.baseURI, new Date()) : '';
}

/**
 * Returns the rows of a way as a file that spreadsheets read.
 *
 * @param {Way} way
 */
const fileOf = ({ text }) => new Blob(['\ufeff', text], { type: 'text/csv;charset=utf-8' });

/**
 * Tells whether an address may be linked to: it is one, and no script.
 *
 * @param {string} [href]
 */
export function safe(href) {
  try {
    return (
      Boolean(href) &&
      /^(https?|mailto|data|blob|file):$/.test(new URL(href, document.baseURI).protocol)
    );
  } catch {
    return false;
  }
}
