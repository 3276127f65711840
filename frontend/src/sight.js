/** A first sight: a page's words and charts in plain HTML over the app, which takes the drawn charts over when it has the page. */
import { markMenu } from './access.js';
import { chosenAt, goTo, pathOf, placeOf, recordAt } from './address.js';
import { draw, remove } from './draw.js';
import { figure } from './figures.js';
import { period } from './period.js';
import { searchBox } from './search.js';

/** So many charts are drawn at once, about a screen of them: the page is laid out once for them. */
export const TOGETHER = 3;
/** So many milliseconds they wait for each other's figures. */
const PATIENCE = 200;
/**
 * After so many milliseconds under a first sight, or at the first Tab, the app is put out of reach.
 *
 * That styles all of it anew, a tenth of a second on a long page, which a brief switch can do without.
 */
const BRIEF = 1000;
/** So many milliseconds at most the app waits for a first chart to be drawn. */
const FIRST = 20_000;
/** How often, in milliseconds, it is looked whether the app has the page. */
const PAUSE = 50;
/** So many milliseconds after it has, the app takes over though its menu or some chart of the first sight is not in it. */
const LATEST = 6000;
/** After so many milliseconds the reader sees what page the app shows, if its server speaks: it may have a fault to tell. */
const LONGEST = 20_000;
/** The links of the app to pages: not those inside a page, and not those to another window. */
export const LINKS = '#root a[href]:not([href^="#"], [target=_blank])';
/** What of a period filter a keyboard reaches. */
const REACHED = 'input, select, button, summary, [role=slider]';
/** The field of a search, before and after it is shown in place of its form. */
const FIELD = 'input[type=search]';
/** The nodes that a first sight draws in, by the address of the figure: the app's charts wait for them. */
const nodes = (window.parleySight ??= new Map());
/** Takes the first sight that is shown away. */
let end = () => {};

/**
 * Shows the first sight of a place, which is in the page, until the app has the same.
 *
 * Returns when all that has come is drawn and seen: what is seen first, then what stands further down.
 *
 * @param {HTMLElement} sight
 * @param {Place} place
 */
export async function show(sight, place) {
  giveUp();
  const places = placesIn(sight);
  for (const one of places) {
    nodes.set(one.dataset.figure, nodeIn(one));
    figure(one.dataset.figure).catch(() => {}); // who draws it says that it did not come
  }
  sight.addEventListener('click', follow);
  const filter = showFilter(sight, place);
  const found = showSearch(sight, place);
  const timer = setInterval(watch(sight), PAUSE);
  const covering = setTimeout(() => cover(sight), BRIEF);
  const covers = ({ key }) => {
    if (key === 'Tab') cover(sight);
  };
  addEventListener('keydown', covers, true);
  const own = (end = () => {
    end = () => {};
    clearInterval(timer);
    clearTimeout(covering);
    removeEventListener('keydown', covers, true);
    giveWay(sight, filter, found);
  });
  showInMenu(sight.querySelector('[aria-current]'));
  const painted = [];
  const aim = aimed(sight);
  aim();
  const open = (record) => goTo(recordAt(place, record, sight.dataset.records));
  window.parleyRecords = sight.dataset.records;
  for (let next = 0; next === 0 || next < places.length; next += TOGETHER) {
    painted.push(await drawTogether(places.slice(next, next + TOGETHER), open));
    if (end !== own) return;
    aim();
  }
  await within(
    FIRST,
    Promise.any(painted.flat()).catch(() => {}),
  ); // the app's own code would come before them
  await frames(); // the charts count as painted
  await frames(); // and are on the screen: what the app does then would hold the browser up
}

/**
 * Returns what scrolls a first sight to the chart that the address names, until the reader scrolls.
 *
 * @param {HTMLElement} sight
 */
function aimed(sight) {
  const figure = `/api/charts/${location.hash.slice(1)}.figure.json`;
  const place = placesIn(sight).find(({ dataset }) => dataset.figure.split('?')[0] === figure);
  let top = sight.scrollTop;
  return () => {
    if (!place || sight.scrollTop !== top) return;
    place.scrollIntoView();
    top = sight.scrollTop;
  };
}

/** Takes the first sight that is shown away, if there is one: the app takes over as it is. */
export const giveUp = () => end();

/**
 * Scrolls the menu, and nothing else, so far that a link of it is seen.
 *
 * @param {Element | null} [link]
 */
function showInMenu(link) {
  let menu = link?.parentElement;
  while (
    menu &&
    !(menu.scrollWidth > menu.clientWidth && /auto|scroll/.test(getComputedStyle(menu).overflowX))
  )
    menu = menu.parentElement;
  if (menu)
    menu.scrollLeft += Math.max(
      0,
      link.getBoundingClientRect().right - menu.getBoundingClientRect().right,
    );
}

/**
 * Tells whether the app has the menu of a first sight, its filter and search, its board, and a chart for every figure of it.
 *
 * What comes after that would push down all that a reader sees by then.
 *
 * @param {Element} sight
 */
function isInApp(sight) {
  const wanted = new Set(charts().map((chart) => chart.wanted));
  const links = sight.querySelectorAll('.head nav a').length;
  return (
    document.querySelectorAll('#root .st-key-menu a[href]').length >= links &&
    window.parleyFilters?.size > 0 &&
    window.parleySearches?.size > 0 &&
    (!sight.querySelector('.board') || document.querySelector('#root .board')) &&
    placesIn(sight).every(({ dataset }) => wanted.has(dataset.figure))
  );
}

/** Keeps free in the app, for each chart that it will take over, the height that the chart has in the first sight. */
function keepHeights() {
  for (const { wanted, node } of charts()) {
    const height = nodes.get(wanted)?.offsetHeight;
    if (height) node.style.minHeight = `${height}px`;
  }
}

/** Tells whether a reader would see a part of the app for which something stands in, of a height of its own, until its script comes. */
const isPartMissing = () =>
  [...document.querySelectorAll('#root [data-testid=stSkeleton]')].some(
    (part) => part.getBoundingClientRect().top < innerHeight,
  );

/** Returns where the heading of the app's page and the line above its foot are; "" while it has no foot. */
function placesInApp() {
  const foot = document.querySelector('#root hr');
  const marks = foot ? document.querySelectorAll('#root :is(h1, hr)') : [];
  return [...marks].map((mark) => Math.round(mark.getBoundingClientRect().top)).join();
}

/**
 * Returns what tells whether the app's page is whole, and no part of it has moved since it was painted.
 *
 * A part that comes in the frame in which the first sight goes would be seen to push the others down.
 */
function standing() {
  let painted = '';
  return () => {
    keepHeights();
    const now = placesInApp();
    if (now !== painted) frames().then(() => (painted = now));
    return now !== '' && now === painted && !isPartMissing();
  };
}

/**
 * Tells whether the app shows the page of a first sight, by its heading.
 *
 * @param {Element} sight
 */
export const isAt = (sight) =>
  document.querySelector('#root h1')?.textContent.trim() ===
  sight.querySelector('h1').textContent.trim();

/**
 * Returns the link of the app to the page at an address.
 *
 * @param {{pathname: string}} place
 * @returns {HTMLElement | undefined}
 */
export function inMenu(place) {
  /** @type {NodeListOf<HTMLElement>} */
  const links = document.querySelectorAll(LINKS);
  return [...links].find((link) => pathOf(placeOf(link)) === pathOf(place));
}

/** Returns the charts of the app, which its component keeps. */
const charts = () => [...(window.parleyCharts?.values() ?? [])];

/** Returns a promise of the frame after the next, in which the reader sees what is drawn now; kept at once in a tab that nobody sees. */
const frames = () =>
  new Promise((/** @type {(now?: number) => void} */ done) =>
    document.hidden ? done() : requestAnimationFrame(() => requestAnimationFrame(done)),
  );

/**
 * Returns a promise that is kept when another one is, or after so many milliseconds.
 *
 * @param {number} milliseconds
 * @param {Promise<unknown>} promise
 */
export const within = (milliseconds, promise) =>
  Promise.race([promise, new Promise((done) => setTimeout(done, milliseconds))]);

/**
 * Tells whether a click is the browser's: it opens another window or tab, or saves what the link leads to.
 *
 * @param {MouseEvent} event
 */
export const isForBrowser = (event) =>
  event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;

/**
 * Returns the places of a first sight's charts, in order.
 *
 * @param {Element} sight
 * @returns {any[]}
 */
export const placesIn = (sight) => [...sight.querySelectorAll('[data-figure]')];

/**
 * Returns what looks whether the app has the page, whole and at rest, and ends the first sight then, unless the reader is typing in it.
 *
 * The app's links are a script of their own, which may come last; until then the first sight's are there.
 *
 * @param {HTMLElement} sight
 */
function watch(sight) {
  const begun = performance.now();
  const isStill = standing();
  let stands = 0;
  return () => {
    const now = performance.now();
    if (isAt(sight)) stands ||= now;
    const has = stands && ((isInApp(sight) && isStill()) || now - stands > LATEST);
    const isLate = now - begun > LONGEST && showsSomething(begun);
    if ((has || isLate) && !isTyping(sight)) end();
  };
}

/**
 * Tells whether the server has spoken since a time and the app shows a page.
 *
 * @param {number} since
 */
const showsSomething = (since) =>
  window.parleyLine?.heard > since && document.querySelector('#root h1');

/**
 * Tells whether the reader has changed a day of a first sight and is still at it, drags a handle, or searches.
 *
 * @param {HTMLElement} sight
 */
function isTyping(sight) {
  /** @type {HTMLInputElement} */
  const field = sight.querySelector(FIELD);
  if (field.value && field.closest('.search').contains(document.activeElement)) return true;
  const holder = sight.querySelector('.period');
  /** @type {NodeListOf<HTMLInputElement>} */
  const fields = holder.querySelectorAll('input[type=text]');
  return (
    Boolean(holder.querySelector('[data-dragged]')) ||
    (holder.contains(document.activeElement) &&
      [...fields].some((field) => field.value !== field.defaultValue))
  );
}

/**
 * Puts a live period filter in the place of the form of a first sight; a chosen period is gone to by its address.
 *
 * @param {HTMLElement} sight
 * @param {Place} place
 */
function showFilter(sight, place) {
  /** @type {HTMLElement} */
  const holder = sight.querySelector('.period');
  /** @type {PeriodSpec} */
  const given = JSON.parse(holder.dataset.period);
  const go = (/** @type {Chosen} */ chosen) => goTo(chosenAt(place, chosen, given));
  const written = writtenIn(holder);
  const made = period(holder, given, { onChange: go });
  writeOn(holder, written);
  return made;
}

/**
 * Puts a live search in the place of the form of a first sight; a record that is found is gone to by its address.
 *
 * @param {HTMLElement} sight
 * @param {Place} place
 */
function showSearch(sight, place) {
  /** @type {HTMLElement} */
  const holder = sight.querySelector('.search');
  const hrefOf = (/** @type {string} */ record) => recordAt(place, record, sight.dataset.records);
  /** @type {HTMLInputElement} */
  const form = holder.querySelector(FIELD);
  const [written, hasFocus] = [form.value, form === document.activeElement];
  const onOpen = (/** @type {string} */ record) => goTo(hrefOf(record));
  const made = searchBox(holder, JSON.parse(holder.dataset.search), { hrefOf, onOpen });
  if (written) made.write(written);
  if (hasFocus) made.focus();
  return made;
}

/**
 * Returns what a reader has written in the form of a first sight, by the order of its fields, and which has the cursor.
 *
 * @param {HTMLElement} holder
 */
function writtenIn(holder) {
  /** @type {NodeListOf<HTMLInputElement>} */
  const fields = holder.querySelectorAll('input:not([type=hidden])');
  const focused = holder.contains(document.activeElement) ? document.activeElement : null;
  return [...fields].map((field, number) => ({
    value: field.value === field.defaultValue ? null : field.value,
    at: field.selectionStart,
    has: field === focused || (number === fields.length - 1 && focused?.matches('button')),
  }));
}

/**
 * Lets a reader write on in the filter that has taken the place of a form.
 *
 * @param {HTMLElement} holder
 * @param {{value: string | null, at: number | null, has: boolean}[]} written
 */
function writeOn(holder, written) {
  /** @type {NodeListOf<HTMLInputElement>} */
  const fields = holder.querySelectorAll('input[type=text]');
  written.forEach(({ value, at, has }, number) => {
    const field = fields[number];
    if (value !== null) field.value = value;
    if (has) field.focus({ preventScroll: true });
    if (has && value !== null) field.setSelectionRange(at, at);
  });
}

/**
 * Puts the app out of reach while a first sight is over it, and the focus on the same link if it was on one of the app.
 *
 * @param {HTMLElement} sight
 */
function cover(sight) {
  const root = document.getElementById('root');
  /** @type {HTMLElement} */
  const link = sight.querySelector('[aria-current]');
  const hadFocus = root.contains(document.activeElement);
  root.inert = true;
  if (hadFocus) link?.focus({ preventScroll: true });
}

/**
 * Returns what in the app stands for an element of a first sight; the element itself if it has come into the app.
 *
 * @param {any} element
 */
function counterpart(element) {
  if (element.isConnected) return element;
  if (element.matches('a')) return inMenu(placeOf(element));
  if (element.matches(FIELD)) return ownField();
  if (element.matches('h1')) return headingInApp();
  const filter = element.closest('.parley-period');
  if (!filter) return null;
  const number = [...filter.querySelectorAll(REACHED)].indexOf(element);
  const [own] = window.parleyFilters?.values() ?? [];
  return own?.node.querySelectorAll(REACHED)[number];
}

/** Returns the field of the app's own search. */
function ownField() {
  const [search] = window.parleySearches?.values() ?? [];
  return search?.node.querySelector(FIELD);
}

/**
 * Returns the heading of the app's page, which can then have the focus.
 *
 * @returns {HTMLElement}
 */
function headingInApp() {
  /** @type {HTMLElement} */
  const heading = document.querySelector('#root h1');
  heading.tabIndex = -1;
  return heading;
}

/**
 * Returns the node in a place that a chart is drawn in: one that rests since the reader left the page, or a new one.
 *
 * @param {HTMLElement} place
 */
function nodeIn(place) {
  const { figure: address } = place.dataset;
  const node = window.parleyResting?.get(address) ?? document.createElement('div');
  window.parleyResting?.delete(address);
  return place.appendChild(node);
}

/**
 * Draws the figures of some places in one go; one that is long in coming is drawn when it comes, and holds nothing up.
 *
 * Returns the promises that each is drawn.
 *
 * @param {HTMLElement[]} places
 * @param {OnSelect} onSelect
 */
async function drawTogether(places, onSelect) {
  const come = Promise.allSettled(places.map(({ dataset }) => figure(dataset.figure)));
  await within(PATIENCE, come);
  const drawn = places.map((place) => drawIn(place, onSelect));
  await within(PATIENCE, Promise.all(drawn));
  return drawn;
}

/**
 * Draws the figure of one place when it is there; the app asks for the same figure and finds it.
 *
 * @param {any} place
 * @param {OnSelect} onSelect
 */
async function drawIn({ dataset }, onSelect) {
  const node = nodes.get(dataset.figure);
  try {
    const spec = await figure(dataset.figure);
    if (nodes.get(dataset.figure) === node) await draw(node, spec, { onSelect });
  } catch (error) {
    console.error(error);
  }
}

/**
 * Lets the app, where it stands, follow a link of the first sight's menu, which saves loading it again.
 *
 * @param {any} event
 */
function follow(event) {
  const link = event.target.closest('nav:not([class]) a');
  const own = link && inMenu(link);
  if (!own || isForBrowser(event) || window.parleyLine?.isOut) return;
  event.preventDefault();
  own.click();
}

/**
 * Takes the first sight away, gives its charts and the focus to the app, and scrolls it to where the reader stands.
 *
 * @param {HTMLElement} sight
 * @param {PeriodHandle} filter
 * @param {SearchHandle} found
 */
async function giveWay(sight, filter, found) {
  const focused = sight.contains(document.activeElement) ? document.activeElement : null;
  const place = sight.scrollTop
    ? placesIn(sight).find((one) => one.getBoundingClientRect().bottom > 0)
    : null;
  const top = place?.getBoundingClientRect().top;
  const taken = hand(new Map(nodes));
  sight.remove();
  document.getElementById('root').inert = false;
  markMenu(sight.querySelector('nav').getAttribute('aria-label'));
  showInMenu(inMenu(location));
  keepList(sight);
  if (focused) counterpart(focused)?.focus({ preventScroll: true });
  filter.remove();
  found.remove();
  await taken; // before the next frame: the charts have their style, so their height
  const chart = place && charts().find(({ wanted }) => wanted === place.dataset.figure);
  if (chart) scrollTo(chart.node, top);
}

/**
 * Leaves the list of pages of a phone as open in the app as it is in a first sight.
 *
 * @param {HTMLElement} sight
 */
function keepList(sight) {
  const isOpen = sight.querySelector('.pages').hasAttribute('open');
  document.querySelector('#root .pages')?.toggleAttribute('open', isOpen);
}

/**
 * Gives the drawn charts to those of the app, removes the others, and returns the promise that all are taken.
 *
 * @param {Map<string, Element>} drawn
 */
function hand(drawn) {
  nodes.clear();
  const taken = charts()
    .filter(({ wanted }) => drawn.has(wanted))
    .map((chart) => {
      const node = drawn.get(chart.wanted);
      drawn.delete(chart.wanted);
      return node && chart.take(node);
    });
  drawn.forEach(remove);
  return Promise.all(taken);
}

/**
 * Scrolls the app so that an element is at a height of the window.
 *
 * @param {any} node
 * @param {number} top in pixels
 */
function scrollTo(node, top) {
  node.scrollIntoView();
  let box = node.getRootNode().host ?? node;
  while (box && !(box.scrollTop > 0)) box = box.parentElement;
  if (box) box.scrollTop -= top;
}
