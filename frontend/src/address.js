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
