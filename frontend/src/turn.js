/** A switch of pages inside the app: the first sight of the page that a reader goes to is shown until the app has it. */
import { goTo, pathOf, placeOf } from './address.js';
import { figure } from './figures.js';
import {
  giveUp,
  inMenu,
  isAt,
  isForBrowser,
  LINKS,
  placesIn,
  show,
  TOGETHER,
  within,
} from './sight.js';

/** How many first sights a page keeps; one is about 5 kB. */
const KEPT = 40;
/** After so many milliseconds the app hears of the link though the first sight has not come. */
const PATIENCE = 300;
/** After so many it does though the first sight is not drawn. */
const LONGEST = 1000;
const sights = new Map();
/** The path of the page that the reader sees or waits for. */
let here = pathOf(location);
/** The reader's latest wish: what was begun for an earlier one is dropped. */
let wish = 0;
/** Whether the app has yet to hear of that wish. */
let isUnheard = false;
/** The link whose click is on its way to the app. */
let passed = null;

/**
 * Listens to links of the app that are reached for or followed, and to the way back; a page's own first sight is kept.
 *
 * @param {HTMLElement | null} first
 */
export function listen(first) {
  if (first)
    sights.set(location.pathname + location.search, Promise.resolve(light(first.cloneNode(true))));
  for (const name of ['pointerover', 'focusin', 'pointerdown'])
    addEventListener(name, ({ target }) => expect(pageLink(target)), { passive: true });
  addEventListener('click', follow, true);
  addEventListener('popstate', () => turnTo(location));
}

/**
 * Shows the page to which a link of the app leads, and only then tells the app, as at the start of the site.
 *
 * Both at once share the processor: every chart would come later, and the app no sooner.
 *
 * @param {any} event
 */
async function follow(event) {
  const link = pageLink(event.target);
  if (!link || link === passed || isForBrowser(event)) return;
  const isHere = pathOf(placeOf(link)) === here;
  if (isHere && !isUnheard) return;
  event.preventDefault();
  event.stopPropagation();
  if (!isHere) await go(link, placeOf(link)); // else the second click of two: the first is on its way
}

/**
 * Shows the page at a place, then tells the app of the link to it, unless the reader has gone on.
 *
 * @param {HTMLElement} link
 * @param {Place} place
 */
async function go(link, place) {
  const isBack = pathOf(place) === pathOf(location);
  const shown = isBack ? stay() : turnTo(place);
  const own = wish;
  isUnheard = true;
  if (!isBack && (await within(PATIENCE, sightOf(place)))) await within(LONGEST, shown);
  if (own === wish) pass(link.isConnected ? link : inMenu(place));
}

/** Takes back a wish that the app has not heard of; there is nothing to wait for. */
async function stay() {
  wish += 1;
  giveUp();
  here = pathOf(location);
}

/**
 * Lets the app hear that a link was clicked.
 *
 * @param {HTMLElement} [link]
 */
function pass(link) {
  isUnheard = false;
  if (link && window.parleyLine?.isOut) return void goTo(placeOf(link).href);
  passed = link;
  link?.click();
  passed = null;
}

/**
 * Returns the link of the app to one of its pages that an element is in; of nothing for other elements.
 *
 * @param {any} target
 * @returns {HTMLElement | null}
 */
function pageLink(target) {
  const link = target.closest?.(LINKS);
  const place = link && placeOf(link);
  return place?.origin === location.origin && /^\/\w*$/.test(pathOf(place)) ? link : null;
}

/**
 * Fetches what a link that is reached for will show.
 *
 * @param {HTMLElement | null} link
 */
function expect(link) {
  if (link && pathOf(placeOf(link)) !== here) sightOf(placeOf(link));
}

/**
 * Shows the first sight of a page and returns when it is seen, unless the reader has gone on or the app was there before.
 *
 * @param {Place} place
 */
async function turnTo({ pathname, search }) {
  const own = (wish += 1);
  isUnheard = false;
  giveUp();
  const place = { pathname, search };
  if (pathOf(place) === here) return;
  here = pathOf(place);
  const found = await sightOf(place);
  if (!found || own !== wish || isAt(found)) return;
  const sight = document.importNode(found, true);
  document.getElementById('root').before(sight);
  await show(sight, place);
}

/**
 * Returns the promise of the first sight of a page, asked for once; of null where the page has none.
 *
 * @param {Place} place
 * @returns {Promise<HTMLElement | null>}
 */
function sightOf({ pathname, search }) {
  const address = pathname + search;
  if (!sights.has(address)) {
    sights.set(address, fetched(address));
    if (sights.size > KEPT) sights.delete(sights.keys().next().value);
  }
  return sights.get(address);
}

/**
 * Takes the written tables out of a first sight and returns it: a switch of pages has the drawn charts, and theirs.
 *
 * @param {any} sight
 * @returns {HTMLElement}
 */
function light(sight) {
  for (const table of sight.querySelectorAll('.written details')) table.remove();
  return sight;
}

/**
 * Fetches a page and returns its first sight; one that did not come can be asked for again.
 *
 * @param {string} address
 */
async function fetched(address) {
  try {
    const answer = await fetch(address);
    const page = new DOMParser().parseFromString(answer.ok ? await answer.text() : '', 'text/html');
    const sight = page.getElementById('first');
    if (!sight) throw new Error(`${address} has no first sight`);
    placesIn(sight)
      .slice(0, TOGETHER)
      .forEach(({ dataset }) => figure(dataset.figure).catch(() => {}));
    return light(sight);
  } catch {
    sights.delete(address);
    return null;
  }
}
