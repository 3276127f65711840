/** A switch of pages inside the app: the first sight of the page that a reader goes to is shown until the app has it. */
import { figure } from './figures.js';
import { frames, giveUp, heading, inMenu, LINKS, placeOf, placesIn, show } from './sight.js';

/** How many first sights a page keeps; one is about 10 kB. */
const KEPT = 40;
/** How many figures are fetched with a first sight: those that the reader sees at once. */
const EARLY = 3;
/** After so many milliseconds the app hears of the link though the first sight is not drawn. */
const PATIENCE = 400;
const sights = new Map();
/** The path of the page that the reader sees or waits for. */
let here = location.pathname;
/** The link whose click is on its way to the app. */
let passed = null;

/** Listens to links of the app that are reached for or followed, and to the way back, also to the page's own first sight. */
export function listen(first) {
  sights.set(location.pathname + location.search, Promise.resolve(first.cloneNode(true)));
  for (const name of ['pointerover', 'focusin', 'pointerdown'])
    addEventListener(name, ({ target }) => { const link = toPage(target); if (link) sightOf(placeOf(link)); }, { passive: true });
  addEventListener('click', follow, true);
  addEventListener('popstate', () => turnTo(location));
}

/**
 * Shows the page to which a link of the app leads, and only then tells the app, as at the start of the site.
 *
 * Both at once share the processor: every chart would come later, and the app no sooner.
 */
async function follow(event) {
  const link = toPage(event.target);
  if (!link || link === passed || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  event.stopPropagation();
  const place = placeOf(link);
  await Promise.race([place.pathname === location.pathname ? stay() : turnTo(place), new Promise((done) => setTimeout(done, PATIENCE))]);
  if (here === place.pathname) pass(link.isConnected ? link : inMenu(place));
}

/** Takes back a wish that the app has not heard of. */
function stay() {
  giveUp();
  here = location.pathname;
}

/** Lets the app hear that a link was clicked. */
function pass(link) {
  passed = link;
  link?.click();
  passed = null;
}

/** Returns the link to another page of the app that an event is about; of nothing for other events. */
function toPage(target) {
  const link = target.closest?.(LINKS);
  const place = link && placeOf(link);
  return place?.origin === location.origin && /^\/\w*$/.test(place.pathname) && place.pathname !== here ? link : null;
}

/** Shows the first sight of a page and returns when it is seen, unless the reader has gone on or the app was there before. */
async function turnTo(place) {
  giveUp();
  if (place.pathname === here) return;
  here = place.pathname;
  const before = heading();
  const found = await sightOf(place);
  if (!found || here !== place.pathname || heading() !== before) return;
  const sight = document.importNode(found, true);
  document.getElementById('root').before(sight);
  await show(sight, before);
  await frames();
}

/** Returns the promise of the first sight of a page, asked for once; of null where the page has none. */
function sightOf({ pathname, search }) {
  const address = pathname + search;
  if (!sights.has(address)) {
    sights.set(address, fetched(address));
    if (sights.size > KEPT) sights.delete(sights.keys().next().value);
  }
  return sights.get(address);
}

/** Fetches a page and returns its first sight; a page that did not come can be asked for again. */
async function fetched(address) {
  try {
    const page = new DOMParser().parseFromString(await (await fetch(address)).text(), 'text/html');
    const sight = page.getElementById('first');
    if (sight) placesIn(sight).slice(0, EARLY).forEach(({ dataset }) => figure(dataset.figure).catch(() => {}));
    return sight;
  } catch {
    sights.delete(address);
    return null;
  }
}
