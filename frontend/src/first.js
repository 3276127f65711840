/** The first sight of a page: its charts, drawn before the app stands and given up when the app has drawn them. */
import { draw, remove } from './draw.js';
import { figure } from './figures.js';

/** How near to the window, in pixels, a chart of the first sight is drawn: about two screens further down. */
const NEAR = 1500;
/** How often, in milliseconds, it is looked whether the app has drawn what the first sight shows. */
const PAUSE = 50;
/** After so many milliseconds the app takes over though some chart of the first sight is not in it. */
const LATEST = 3000;

/** Shows the first sight of the page, if it has one. */
export function first() {
  const sight = document.getElementById('first');
  if (!sight) return;
  const drawn = new Set();
  const draws = (wanted) => {
    const places = wanted.filter((place) => !drawn.has(place));
    places.forEach((place) => drawn.add(place));
    return Promise.all(places.map(show));
  };
  const places = [...sight.querySelectorAll('[data-figure]')];
  const near = places.filter((place) => place.getBoundingClientRect().top < innerHeight + NEAR);
  draws(near).then(() => requestAnimationFrame(() => requestAnimationFrame(window.parleyStart)));
  const watcher = new IntersectionObserver((entries) =>
    draws(entries.filter((entry) => entry.isIntersecting).map(({ target }) => target)), { root: sight, rootMargin: `${NEAR}px` });
  places.forEach((place) => watcher.observe(place));
  let stands = 0;
  const timer = setInterval(() => {
    if (!document.querySelector('#root h1')) return;
    stands ||= performance.now();
    if (sight.contains(document.activeElement) || !isReplaced(drawn, performance.now() - stands > LATEST)) return;
    clearInterval(timer);
    watcher.disconnect();
    giveWay(sight);
    drawn.forEach(remove);
  }, PAUSE);
}

/** Returns the charts of the app, which its component keeps. */
const charts = () => [...(window.parleyCharts?.values() ?? [])];

/** Draws the figure of one place when it is there; the app asks for the same figure and finds it. */
async function show(place) {
  try {
    await draw(place, await figure(place.dataset.figure), { onSelect: open });
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

/** Tells whether the app shows all that the first sight shows, or, when it is late, has done with all of its own. */
function isReplaced(drawn, late) {
  const painted = new Set(charts().map(({ shown }) => shown));
  return [...drawn].every(({ dataset }) => painted.has(dataset.figure)) || (late && charts().every((chart) => chart.done));
}

/** Takes the first sight away and scrolls the app to the chart that was at the top of the window. */
function giveWay(sight) {
  const place = sight.scrollTop ? [...sight.querySelectorAll('[data-figure]')].find((one) => one.getBoundingClientRect().bottom > 0) : null;
  const top = place?.getBoundingClientRect().top;
  sight.remove();
  const chart = place && charts().find(({ given }) => given.figure === place.dataset.figure);
  if (!chart) return;
  chart.node.scrollIntoView();
  let box = chart.node.getRootNode().host ?? chart.node;
  while (box && !(box.scrollTop > 0)) box = box.parentElement;
  if (box) box.scrollTop -= top;
}
