/** The first sight of a page: its charts, drawn before the app stands and given up when the app has drawn them. */

/** How near to the window a chart of the first sight is drawn: about two screens further down. */
const NEAR = '1500px';
/** How often, in milliseconds, it is looked whether the app has drawn what the first sight shows. */
const PAUSE = 50;
/** After so many milliseconds the app takes over with whatever charts it has. */
const LATEST = 3000;

/** Shows the first sight of the page, if it has one. */
export function first(draw, remove) {
  const sight = document.getElementById('first');
  if (!sight) return;
  const page = (window.parleyPage ??= { figures: new Map(), charts: new Map(), runtime: null });
  const drawn = new Set();
  const watcher = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting || drawn.has(target)) continue;
      drawn.add(target);
      show(page, target, draw);
    }
  }, { root: sight, rootMargin: NEAR });
  sight.querySelectorAll('[data-figure]').forEach((place) => watcher.observe(place));
  const timer = setInterval(() => {
    if (!isReplaced(page, sight, drawn)) return;
    clearInterval(timer);
    watcher.disconnect();
    giveWay(page, sight);
    drawn.forEach(remove);
  }, PAUSE);
}

/** Draws the figure of one place when it is there; the app asks for the same figure and finds it. */
async function show(page, place, draw) {
  const address = place.dataset.figure;
  if (!page.figures.has(address)) page.figures.set(address, fetch(address).then((answer) => answer.json()));
  try {
    await draw(place, await page.figures.get(address), { onSelect: open });
  } catch (error) {
    page.figures.delete(address);
    console.error(error);
  }
}

/** Opens a record by its address. */
function open(record) {
  const address = new URL(location.href);
  address.searchParams.set('record', record);
  location.assign(address);
}

/** Tells whether the app shows all that the first sight shows, or has long had all of its own; nobody is typing in it. */
function isReplaced(page, sight, drawn) {
  if (!document.querySelector('#root h1')) return false;
  page.stands ??= performance.now();
  if (sight.contains(document.activeElement)) return false;
  const charts = [...page.charts.values()];
  const painted = new Set(charts.filter((chart) => chart.drawn).map(({ given }) => given.figure));
  return [...drawn].every(({ dataset }) => painted.has(dataset.figure))
    || (performance.now() - page.stands > LATEST && charts.every((chart) => chart.drawn));
}

/** Takes the first sight away and scrolls the app to the chart that was at the top of the window. */
function giveWay(page, sight) {
  const place = sight.scrollTop ? [...sight.querySelectorAll('[data-figure]')].find((one) => one.getBoundingClientRect().bottom > 0) : null;
  const top = place?.getBoundingClientRect().top;
  sight.remove();
  const chart = place && [...page.charts.values()].find(({ given }) => given.figure === place.dataset.figure);
  if (!chart) return;
  chart.node.scrollIntoView();
  let box = chart.node.getRootNode().host ?? chart.node;
  while (box && !(box.scrollTop > 0)) box = box.parentElement;
  if (box) box.scrollTop -= top;
}
