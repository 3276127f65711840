/** Addresses of a view: query parameters, each left out where it says what holds without it. */

/**
 * Returns what each parameter of a filter says where an address leaves it out.
 *
 * @param {Pick<PeriodSpec, 'first' | 'last' | 'choices'>} given
 * @returns {Record<string, string>}
 */
export const defaultsOf = ({ first, last, choices }) => ({
  from: first,
  to: last,
  ...Object.fromEntries(choices.map(({ name, options }) => [name, options[0].code])),
});

/**
 * Returns an address with other values of some parameters, its parameters in the given order.
 *
 * A parameter that says what holds without it is left out, as the app leaves it out: one address for one view.
 *
 * @param {string} address
 * @param {Record<string, string>} chosen
 * @param {Record<string, string>} defaults
 * @param {string[]} order
 */
export function withChosen(address, chosen, defaults, order) {
  const [path, query = ''] = address.split('?');
  const parameters = new URLSearchParams(query);
  for (const [name, value] of Object.entries(chosen))
    if (value === defaults[name]) parameters.delete(name);
    else parameters.set(name, value);
  const said = order
    .filter((name) => parameters.has(name))
    .map((name) => `${name}=${encodeURIComponent(parameters.get(name))}`);
  return said.length ? `${path}?${said.join('&')}` : path;
}

/**
 * Returns an address with what a reader has chosen in a filter, its other parameters as they are.
 *
 * @param {Place} place
 * @param {Chosen} chosen
 * @param {PeriodSpec} given
 */
export function chosenAt({ pathname, search }, chosen, given) {
  const order = [...Object.keys(chosen), ...new URLSearchParams(search).keys()];
  return withChosen(pathname + search, chosen, defaultsOf(given), [...new Set(order)]);
}

/**
 * Returns the address of a record: on the page of a place, or the record's plain page where the app cannot be reached.
 *
 * @param {Place} place
 * @param {string} record
 * @param {string | undefined} records the folder of plain pages
 */
export function recordAt({ pathname, search }, record, records) {
  if (records && window.parleyLine?.isOut) return `${records}${record}/${search}`;
  const parameters = new URLSearchParams(search);
  parameters.set('record', record);
  return `${pathname}?${parameters}`;
}

/**
 * Goes to an address if the server answers; where it does not, what is seen stays.
 *
 * @param {string} address
 */
export async function goTo(address) {
  const answer = await fetch(address).catch(() => null);
  if (answer) location.assign(address);
}

/**
 * Returns the path of an address without a slash at its end.
 *
 * @param {{pathname: string}} place
 */
export const pathOf = ({ pathname }) => pathname.replace(/(.)\/$/, '$1');

/**
 * Returns the address that a link of the app leads to: Streamlit leaves out the path of the first page.
 *
 * @param {Element} link
 */
export function placeOf(link) {
  return new URL(link.getAttribute('href') || '/', `${location.origin}/`);
}
