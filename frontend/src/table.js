/** The rows behind a figure as an HTML table, fetched when a reader first opens it. */
import { element } from './element.js';

/**
 * Returns the elements of a table that is closed.
 *
 * @returns {TableParts}
 */
export function closed() {
  const [summary, rows] = [element('summary'), element('div')];
  const box = /** @type {HTMLDetailsElement} */ (element('details', { class: 'rows' }));
  box.append(summary, rows);
  return { box, summary, rows };
}

/**
 * Names the table of a specification; an open one takes the rows of a new period at once.
 *
 * @param {TableParts} parts
 * @param {Spec} spec
 * @param {Spec | undefined} before
 */
export function fillTable(parts, spec, before) {
  const { table } = spec;
  parts.box.hidden = !table;
  if (!table) return;
  if (parts.summary.textContent !== table.label) parts.summary.textContent = table.label;
  parts.summary.setAttribute('aria-label', `${table.label}: ${spec.heading}`);
  if (before?.table?.href === table.href && before?.table?.html === table.html) return;
  parts.rows.replaceChildren();
  parts.box.ontoggle = () => open(parts, spec);
  if (parts.box.open) open(parts, spec);
}

/**
 * Puts the rows into an open table, unless they are there or another period was asked for by then.
 *
 * @param {TableParts} parts
 * @param {Spec} spec
 */
async function open(parts, spec) {
  if (!parts.box.open || parts.rows.hasChildNodes()) return;
  const { table } = spec;
  const isWanted = parts.box.ontoggle;
  const said = await rowsOf(table).catch(() => element('p', { role: 'alert' }, table.failed));
  if (parts.box.ontoggle === isWanted) parts.rows.replaceChildren(said);
}

/**
 * Returns the table of a page of rows, of which nothing else is shown; rejects where there is none.
 *
 * @param {Spec['table']} table
 * @returns {Promise<Element>}
 */
async function rowsOf({ href, html }) {
  const page = new DOMParser().parseFromString(html ?? (await pageAt(href)), 'text/html');
  const found = page.querySelector('.wide');
  if (!found) throw new Error(`no table at ${href}`);
  return document.adoptNode(found);
}

/**
 * Returns the text of a page; rejects where the server refuses it.
 *
 * @param {string} href
 */
async function pageAt(href) {
  const answer = await fetch(href);
  if (!answer.ok) throw new Error(`${href}: ${answer.status}`);
  return answer.text();
}
