/** The figures that a page has fetched, by address. */

/** How many figures a page keeps; one is 3 to 90 kB. */
const KEPT = 300;
const figures = new Map();

/**
 * Returns the promise of the figure at an address, which is asked for once; a refused one can be asked for again.
 *
 * @param {string} address
 * @returns {Promise<Spec>}
 */
export function figure(address) {
  if (!figures.has(address)) {
    const asked = fetch(address).then((answer) =>
      answer.ok ? answer.json() : Promise.reject(new Error(`${address}: ${answer.status}`)),
    );
    figures.set(address, asked);
    asked.catch(() => figures.delete(address));
    if (figures.size > KEPT) figures.delete(figures.keys().next().value);
  }
  return figures.get(address);
}
