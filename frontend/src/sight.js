/** A first sight: a page's words and charts in plain HTML over the app, which takes the drawn charts over when it has the page. */
import { draw, remove } from './draw.js';
import { figure } from './figures.js';

/** How near to the window, in pixels, a chart is drawn with the first ones: about two screens further down. */
const NEAR = 1500;
/** How often, in milliseconds, it is looked whether the app has the page. */
const PAUSE = 50;
/** So many milliseconds after it has, the app takes over though some chart of the first sight is not in it. */
const LATEST = 3000;
/** After so many milliseconds the reader sees the app, whatever it shows: it may have a fault to tell. */
const LONGEST = 20_000;
/** The links of the app to pages: not those inside a page, and not those to another window. */
export const LINKS = '#root a[href]:not([href^="#"], [target=_blank])';
/** The nodes that a first sight draws in, by the address of the figure: the app's charts wait for them. */
const nodes = (window.parleySight ??= new Map());
/** Takes the first sight that is shown away. */
let end = () => {};

/**
 * Shows a first sight, which is in the page, until the app has the same in place of the heading that it had before.
 *
 * Calls back when what is near is seen, and returns when all is drawn.
 */
export async function show(sight, before, whenNear = () => {}) {
  const places = placesIn(sight);
  for (const place of places) {
    nodes.set(place.dataset.figure, nodeIn(place));
    figure(place.dataset.figure).catch(() => {}); // who draws it says that it did not come
  }
  sight.addEventListener('click', follow);
  sight.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  const timer = setInterval(watch(sight, before), PAUSE);
  const own = (end = () => {
    end = () => {};
    clearInterval(timer);
    giveWay(sight);
  });
  const near = places.filter((place) => place.getBoundingClientRect().top < innerHeight + NEAR);
  await Promise.all(near.map(drawIn));
  frames().then(whenNear);
  for (const place of places.filter((one) => !near.includes(one))) {
    await new Promise((done) => setTimeout(done));
    if (end !== own) return;
    await drawIn(place);
  }
}

/** Takes the first sight that is shown away, if there is one: the app takes over as it is. */
export const giveUp = () => end();

/** Tells whether the app has a chart for every figure of a first sight, and there is one. */
function isInApp(sight) {
  const wanted = new Set(charts().map((chart) => chart.wanted));
  const places = placesIn(sight);
  return places.length > 0 && places.every(({ dataset }) => wanted.has(dataset.figure));
}

/** Returns the heading of the app's page; of nothing where none stands. */
export const heading = () => document.querySelector('#root h1')?.textContent;

/** Returns the address that a link of the app leads to: Streamlit leaves out the path of the first page. */
export function placeOf(link) {
  return new URL(link.getAttribute('href') || '/', `${location.origin}/`);
}

/** Returns the link of the app to the page at an address. */
export function inMenu({ pathname }) {
  return [...document.querySelectorAll(LINKS)].find((link) => placeOf(link).pathname === pathname);
}

/** Returns the charts of the app, which its component keeps. */
const charts = () => [...(window.parleyCharts?.values() ?? [])];

/** Returns a promise of the frame after the next, in which the reader sees what is drawn now. */
export const frames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));

/** Returns the places of a first sight's charts, in order. */
export const placesIn = (sight) => [...sight.querySelectorAll('[data-figure]')];

/** Returns what looks whether the app has the page, and ends the first sight then, unless the reader is typing in it. */
function watch(sight, before) {
  const begun = performance.now();
  let stands = 0;
  return () => {
    const now = performance.now();
    const there = heading();
    if (there && there !== before) stands ||= now;
    const has = stands && (!placesIn(sight).length || isInApp(sight) || now - stands > LATEST);
    if ((has || (there && now - begun > LONGEST)) && !sight.contains(document.activeElement)) end();
  };
}

/** Returns the node in a place that a chart is drawn in: one that rests since the reader left the page, or a new one. */
function nodeIn(place) {
  const { figure: address } = place.dataset;
  const node = window.parleyResting?.get(address) ?? document.createElement('div');
  window.parleyResting?.delete(address);
  return place.appendChild(node);
}

/** Draws the figure of one place when it is there; the app asks for the same figure and finds it. */
async function drawIn({ dataset }) {
  const node = nodes.get(dataset.figure);
  try {
    const spec = await figure(dataset.figure);
    if (nodes.get(dataset.figure) === node) await draw(node, spec, { onSelect: open });
  } catch (error) {
    console.error(error);
  }
}

/** Opens a record by its address. */
function open(record) {
  const address = new URL(location.href);
  address.searchParams.set('record', record);
  location.assign(address);
}

/** Lets the app, where it stands, follow a link of the first sight's menu, which saves loading it again. */
function follow(event) {
  const link = event.target.closest('nav a');
  const own = link && inMenu(link);
  if (!own || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  own.click();
}

/** Takes the first sight away, gives its charts to the app, and scrolls to the chart that was at the top of the window. */
function giveWay(sight) {
  const place = sight.scrollTop ? placesIn(sight).find((one) => one.getBoundingClientRect().bottom > 0) : null;
  const top = place?.getBoundingClientRect().top;
  const given = new Map(nodes);
  nodes.clear();
  for (const chart of charts()) {
    const node = given.get(chart.wanted);
    given.delete(chart.wanted);
    if (node) chart.take(node);
  }
  given.forEach(remove);
  sight.remove();
  const chart = place && charts().find(({ wanted }) => wanted === place.dataset.figure);
  if (!chart) return;
  chart.node.scrollIntoView();
  let box = chart.node.getRootNode().host ?? chart.node;
  while (box && !(box.scrollTop > 0)) box = box.parentElement;
  if (box) box.scrollTop -= top;
}
