/** For readers by keyboard and by ear: links that skip to what they name, the menu as a landmark, and what a change made. */
import { pathOf, placeOf } from './address.js';

/** So many milliseconds nothing else is said before something is. */
const STILL = 250;
/** The first sight while it is shown, else the app. */
const page = () => document.getElementById('first') ?? document.getElementById('root');
/** What each skip link leads to, by its fragment. */
const PLACES = {
  '#chart': firstChart,
  '#facts': () => page().querySelector('h1'),
  '#period': () => page().querySelector('.period input') ?? fieldInApp(),
};
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
/** What the app's menu is called. */
let menuName = '';

/**
 * Returns the first field of the app's period filter.
 *
 * @returns {HTMLElement | undefined}
 */
function fieldInApp() {
  const [filter] = window.parleyFilters?.values() ?? [];
  return filter?.node.querySelector('input');
}

/**
 * Returns the heading of the first chart of the page.
 *
 * @returns {HTMLElement | undefined}
 */
function firstChart() {
  const first = document.getElementById('first');
  const nodes = [...(window.parleyCharts?.values() ?? [])].map(({ node }) => node);
  const topOf = (/** @type {Element} */ node) => node.getBoundingClientRect().top;
  const [top] = nodes.sort((one, other) => topOf(one) - topOf(other));
  return (first ?? top)?.querySelector('figure :is(h2, h3)');
}

/** Lets the skip links give the focus to what they name, in the first sight as in the app. */
export function listenToSkips() {
  document.getElementById('skips')?.addEventListener('click', (event) => {
    const link = /** @type {Element} */ (event.target).closest('a');
    const target = PLACES[link?.getAttribute('href')]?.();
    if (!target) return;
    event.preventDefault();
    const isField = target.matches('input');
    if (!isField) target.tabIndex = -1;
    target.focus();
    if (isField) target.select(); // what is typed takes its place, as after Tab
  });
}

/**
 * Makes the app's menu a landmark that tells which page is shown, now and at each later address.
 *
 * @param {string} name what the menu is called from now on
 */
export function markMenu(name) {
  if (!menuName) window.navigation?.addEventListener('currententrychange', markPage);
  menuName = name;
  markPage();
}

/** Tells in the app's menu which page is shown. */
function markPage() {
  const menu = document.querySelector('#root .st-key-menu');
  if (!menu) return;
  menu.setAttribute('role', 'navigation');
  menu.setAttribute('aria-label', menuName);
  for (const link of menu.querySelectorAll('a')) {
    if (pathOf(placeOf(link)) === pathOf(location)) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
}

/**
 * Says something to a reader who listens, once nothing else has been said for a moment.
 *
 * @param {string} words
 */
export function say(words) {
  clearTimeout(timer);
  timer = setTimeout(() => {
    const status = document.getElementById('status');
    if (status) status.textContent = words;
  }, STILL);
}
