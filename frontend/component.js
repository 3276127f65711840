/** Parley's charts in Streamlit: what st.components.v2 is given as js=. */
/** The mounted charts by the element that holds them; a first sight looks here whether they are there. */
const charts = (window.parleyCharts ??= new Map());
/** The nodes in which a first sight of the page draws, by address: they are handed over with what is drawn. */
const sight = (window.parleySight ??= new Map());
/** The elements of drawn charts by address, of pages that were left: a reader who comes back costs no drawing. */
const resting = (window.parleyResting ??= new Map());
/** How many of them are kept; one is some hundreds of elements. */
const RESTING = 12;
/** How long, in milliseconds, a dialog that opens is given the focus if it has lost it. */
const FOCUS_FOR = 2500;
/** About how high a chart is, in pixels: kept free until its figure is there, so that little jumps. */
const HEIGHT = 480;
/** About how high the period filter is, in pixels. */
const FILTER_HEIGHT = 136;
/** Charts in view whose figures are there and take more than so many milliseconds to draw may be seen before the others are drawn. */
const BRIEF = 40;
/** So many milliseconds Streamlit waits for a typed period to be drawn, and then at most as many for the screen to show it. */
const PATIENCE = 400;
/** How often a period was entered: a late figure of an earlier one is not drawn. */
let entered = 0;
/** How often a period was chosen: only the latest choice is told to Streamlit. */
let choice = 0;
/** The period that waits until the charts of the one before are drawn, while a handle is dragged. */
let next = null;
let isFollowing = false;
/** The choice that Streamlit was told of and has not answered. */
let told = null;
/** The period filters by the element that holds each. */
const filters = (window.parleyFilters ??= new Map());
/** The searches by the element that holds each. */
const searches = (window.parleySearches ??= new Map());
/** How often, in milliseconds, it is looked whether a dialog is closed. */
const PAUSE = 200;
/** After so many milliseconds without a dialog none is waited for. */
const LONGEST_OPENING = 20_000;

/**
 * Loads the chart runtime once a page.
 *
 * @param {string} address
 * @returns {Promise<Runtime>}
 */
function runtime(address) {
  window.parleyRuntime ??= new Promise((done, fail) => {
    if (window.Parley) return done(window.Parley);
    const script = document.createElement('script');
    script.onload = () => done(window.Parley);
    script.onerror = () => {
      window.parleyRuntime = undefined;
      fail(new Error(`${address} did not load`));
    };
    script.src = address;
    document.head.append(script);
  });
  return window.parleyRuntime;
}

/**
 * Returns a figure that was sent whole, the same object as long as its text is.
 *
 * @param {Chart} chart
 * @param {string} text
 */
function whole(chart, text) {
  if (text !== chart.text) Object.assign(chart, { text, sent: JSON.parse(text) });
  return chart.sent;
}

/**
 * Draws what is wanted, an address or a figure's own text, in a chart's node, unless another is wanted by then.
 *
 * @param {Chart} chart
 * @param {string} wanted
 */
async function show(chart, wanted) {
  chart.wanted = wanted;
  if (sight.has(wanted)) return;
  try {
    const parley = await runtime(chart.given.asset);
    const spec = chart.given.figure ? await parley.figure(wanted) : whole(chart, wanted);
    if (chart.wanted !== wanted) return;
    const onSelect = (id) => choose(chart.setTriggerValue, id);
    await parley.draw(chart.node, spec, { onSelect, onPeriod: chart.given.figure && drag });
    chart.shown = wanted;
    chart.failed.remove();
    chart.node.style.minHeight = '';
  } catch (error) {
    console.error(error);
    if (chart.wanted !== wanted) return;
    chart.failed.textContent = chart.given.failed;
    chart.node.before(chart.failed);
  }
}

/**
 * Returns every chart of the page with the address that a choice gives it, in the order of the page.
 *
 * @param {Chosen} chosen
 * @param {PeriodSpec} filter
 * @returns {{chart: Chart, address: string}[]}
 */
function addressesFor(chosen, filter) {
  const asked = [...charts.values()].filter(({ given }) => given.figure);
  const top = new Map(asked.map((chart) => [chart, chart.node.getBoundingClientRect().top]));
  asked.sort((one, other) => top.get(one) - top.get(other));
  return asked.map((chart) => ({
    chart,
    address: window.Parley.withChosen(chart.given.figure, chosen, filter, chart.given.words),
  }));
}

/**
 * Returns what is to be drawn for a choice from now on; late figures of an earlier one are not drawn any more.
 *
 * @param {Chosen} chosen
 * @param {PeriodSpec} filter
 */
function enter(chosen, filter) {
  entered += 1;
  const asked = addressesFor(chosen, filter).map((one) => ({
    ...one,
    entered,
    orders: one.chart.orders,
  }));
  for (const { chart, address } of asked) chart.entered = address;
  const inView = asked.filter(({ chart }) => isInView(chart.node));
  return { inView, rest: asked.filter((one) => !inView.includes(one)) };
}

/**
 * Draws the charts in view for each choice on the way of a handle; one that comes while they are drawn waits, the latest of several.
 *
 * @param {Chosen} chosen
 * @param {PeriodSpec} filter
 */
async function follow(chosen, filter) {
  next = chosen;
  if (isFollowing) return;
  isFollowing = true;
  while (next) {
    const { inView } = enter(next, filter);
    next = null;
    await within(PATIENCE, Promise.all(inView.map(drawEarly)));
    await frame();
  }
  isFollowing = false;
}

/**
 * Draws what was chosen, and tells Streamlit of it once it is seen: both at once share the processor.
 *
 * That takes the way to the server and back, and the page's own rendering, out of the time from choice to figure.
 * The answer of the page, which follows, has the last word. A choice that is overtaken by another is not told.
 *
 * @param {Chosen} chosen
 * @param {PeriodSpec} filter
 * @param {(name: string, value: string) => void} setTriggerValue
 */
async function commit(chosen, filter, setTriggerValue) {
  next = null;
  const { inView, rest } = enter(chosen, filter);
  const own = (choice += 1);
  await within(PATIENCE, drawAll(inView, rest));
  await within(PATIENCE, onScreen()); // also what took longer to draw; no frame comes in a tab that nobody sees
  if (own === choice) tell(filter, chosen, setTriggerValue);
}

/**
 * Tells Streamlit of a choice, which is told again over a new connection as long as the page has not answered it.
 *
 * Without a connection the choice is gone to by its address.
 */
function tell(filter, chosen, setTriggerValue) {
  told = chosen;
  setTriggerValue('chosen', JSON.stringify(chosen));
  if (window.parleyLine?.isOut) window.Parley.goTo(window.Parley.chosenAt(chosen, filter));
}

/**
 * Tells the app over a new connection what it has not answered, or that the page is there: its session may know nothing of it.
 *
 * So it has all of the page before the reader's next change.
 */
function tellAgain() {
  const [filter] = filters.values();
  if (told) filter?.tell('chosen', JSON.stringify(told));
  else filter?.tell('again', String(window.parleyLine.opened));
}

/** Tells whether the page says a choice. */
const isAnswered = (chosen, { from, to, choices }) =>
  chosen.from === from &&
  chosen.to === to &&
  choices.every(({ name, value }) => chosen[name] === value);

/** Tells whether what was entered is the latest, and the page has asked a chart for nothing else since. */
const holds = ({ chart, ...then }) => then.entered === entered && then.orders === chart.orders;

/**
 * Draws each chart as its figure comes: of those that are there the charts in view first, with a pause where they took a while.
 *
 * Those that are there are drawn before a timer can run, so the race is won by them all, or lost to a figure that is late.
 */
async function drawAll(inView, rest) {
  const begun = performance.now();
  const seen = Promise.all(inView.map(drawEarly));
  await Promise.race([seen, later(0)]);
  if (performance.now() - begun > BRIEF) await later(0);
  await Promise.all([seen, ...rest.map(drawEarly)]);
}

/** Returns a promise that is kept when another one is, or after so many milliseconds. */
const within = (milliseconds, promise) => Promise.race([promise, later(milliseconds)]);

/** Returns a promise of some milliseconds later. */
const later = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/**
 * Returns a promise of the next frame, kept at once in a tab that nobody sees.
 *
 * @returns {Promise<unknown>}
 */
const frame = () =>
  new Promise((done) => (document.hidden ? done(0) : requestAnimationFrame(done)));

/** Returns a promise of the third frame from now: when it begins, the first, which has what is drawn now, is on the screen. */
const onScreen = () =>
  new Promise((done) =>
    requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done))),
  );

/** Draws a chart's figure at an address when it is there, unless the page has asked for another or another period was entered by then. */
async function drawEarly(one) {
  const { chart, address } = one;
  const isFigure = Boolean(await fetched(address));
  if (isFigure && holds(one)) await show(chart, address);
  if (!isFigure && chart.entered === address) chart.entered = null; // it was refused
}

/**
 * Tells whether a reader sees a part of an element.
 *
 * @param {Element} node
 */
function isInView(node) {
  const { top, bottom } = node.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}

/** Hands Escape to the open dialog where the page has the focus. */
function listen() {
  addEventListener('parley:again', () => tellAgain());
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.key === 'Escape' && event.target === document.body) handOn(event.key);
    },
    true,
  );
}

/** Hands a period that is dragged on a chart to the filter, which shows, draws and tells it as its own. */
const drag = (at, isChosen) => filters.forEach(({ shown }) => shown?.drag(at, isChosen));

/**
 * Returns the promise of a figure before the page has asked for it; of nothing where there is none, which the page will say.
 *
 * @param {string} address
 */
function fetched(address) {
  return window.Parley?.figure(address).catch(() => null);
}

/**
 * Returns the dialog that is open.
 *
 * @returns {HTMLElement | null}
 */
const openDialog = () => document.querySelector('[role=dialog]');

/**
 * Hands a key to the open dialog, which loses the focus to the page when what it shows is replaced, and hears only its own keys.
 *
 * @param {string} key
 */
function handOn(key) {
  const dialog = openDialog();
  dialog?.focus();
  dialog?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
}

/**
 * Tells Streamlit which record was chosen, and gives the dialog that opens it the focus.
 *
 * @param {(name: string, value: string) => void} setTriggerValue
 * @param {string} id
 */
function choose(setTriggerValue, id) {
  if (window.parleyLine?.isOut) return window.Parley.goTo(window.Parley.recordAt(id));
  setTriggerValue('record', id);
  const until = performance.now() + FOCUS_FOR;
  const wait = () => {
    const dialog = openDialog();
    if (dialog && !dialog.contains(document.activeElement)) dialog.focus();
    if (performance.now() < until) setTimeout(wait, 100);
  };
  wait();
}

/**
 * Returns the chart of a mounted component, made when it is first asked for.
 *
 * @param {Element} parent
 * @param {string} address
 * @returns {Chart}
 */
function chartIn(parent, address) {
  if (!charts.has(parent)) {
    const node = parent.appendChild(taken(address) ?? empty());
    const failed = Object.assign(document.createElement('p'), { role: 'alert' });
    const chart = { node, failed, orders: 0, take: (drawn) => take(chart, drawn) };
    charts.set(parent, chart);
  }
  return charts.get(parent);
}

/**
 * Gives a chart the node that a first sight has drawn in, and returns the promise that it stands.
 *
 * @param {Chart} chart
 * @param {HTMLElement} node
 */
function take(chart, node) {
  chart.node.replaceWith(node);
  chart.node = node;
  return show(chart, chart.wanted);
}

/** Returns an element that keeps the height of a chart free. */
function empty() {
  const node = document.createElement('div');
  node.style.minHeight = `${HEIGHT}px`;
  return node;
}

/**
 * Returns the element of a chart that rests, which is kept no longer.
 *
 * @param {string} address
 */
function taken(address) {
  const node = resting.get(address);
  resting.delete(address);
  return node;
}

/**
 * Keeps the element of a drawn chart for the reader's return, and takes down the oldest, or one that was not drawn.
 *
 * @param {Chart} chart
 */
function rest({ node, shown, given }) {
  /** @type {HTMLElement} */ (node.querySelector(':focus'))?.blur(); // which closes what is open over the mark that has the keyboard
  node.remove();
  const old = [taken(shown)];
  if (shown && given.figure) resting.set(shown, node);
  else old.push(node);
  if (resting.size > RESTING) old.push(taken(resting.keys().next().value));
  old.filter(Boolean).forEach((one) => window.Parley?.remove(one));
}

/**
 * Shows a chart, the period filter or the search, or updates it: one component, so that both share what is drawn.
 *
 * @param {{data: any, parentElement: HTMLElement, setTriggerValue: (name: string, value: string) => void}} given
 */
export default function component({ data, parentElement, setTriggerValue }) {
  if (!window.parleyListens) listen();
  window.parleyListens = true;
  if (data.search) return searchShown(parentElement, data, setTriggerValue);
  return data.filter
    ? periodIn(parentElement, data, setTriggerValue)
    : figureIn(parentElement, data, setTriggerValue);
}

/** Draws a chart's figure, or updates it; returns what takes it away. */
function figureIn(parentElement, data, setTriggerValue) {
  const chart = chartIn(parentElement, data.figure);
  const isSame = data.figure && data.figure === chart.given?.figure;
  if (!isSame) Object.assign(chart, { orders: chart.orders + 1, entered: null });
  Object.assign(chart, { given: data, setTriggerValue });
  if (!(isSame && chart.entered)) show(chart, data.figure ?? data.spec); // else a chosen period is on its way
  return () => {
    chart.wanted = null;
    chart.orders += 1;
    chart.failed.remove();
    charts.delete(parentElement);
    rest(chart);
  };
}

/** Shows the period filter, or updates it; returns what takes it away. */
function periodIn(parentElement, data, setTriggerValue) {
  const known = filters.get(parentElement);
  if (told && isAnswered(told, data.filter)) told = null;
  if (known) {
    known.tell = setTriggerValue;
    known.shown?.update(data.filter);
    known.given = data.filter;
  } else {
    const node = parentElement.appendChild(document.createElement('div'));
    node.style.minHeight = `${FILTER_HEIGHT}px`;
    const filter = { node, tell: setTriggerValue, given: data.filter, shown: null };
    filters.set(parentElement, filter);
    showFilter(filter, data.asset);
  }
  return () => {
    const filter = filters.get(parentElement);
    filters.delete(parentElement);
    filter?.shown?.remove();
    filter?.node.remove();
  };
}

/** Shows a period filter when the runtime has come. */
async function showFilter(filter, asset) {
  const parley = await runtime(asset);
  if (![...filters.values()].includes(filter)) return;
  filter.shown = parley.period(filter.node, filter.given, {
    onMove: (now) => follow(now, filter.given),
    onType: (now) => addressesFor(now, filter.given).forEach(({ address }) => fetched(address)),
    onChange: (now) => commit(now, filter.given, (...told) => filter.tell(...told)),
  });
}

/** Shows the search, or updates it; returns what takes it away. */
function searchShown(parentElement, data, setTriggerValue) {
  const known = searches.get(parentElement);
  if (known) {
    Object.assign(known, { tell: setTriggerValue, given: data.search });
    known.shown?.update(data.search);
  } else {
    const node = parentElement.appendChild(document.createElement('div'));
    const one = { node, tell: setTriggerValue, given: data.search, shown: null };
    searches.set(parentElement, one);
    showSearch(one, data.asset);
  }
  return () => {
    const one = searches.get(parentElement);
    searches.delete(parentElement);
    one?.shown?.remove();
    one?.node.remove();
  };
}

/** Shows a search when the runtime has come. */
async function showSearch(one, asset) {
  const parley = await runtime(asset);
  if (![...searches.values()].includes(one)) return;
  one.shown = parley.search(one.node, one.given, {
    hrefOf: (record) => parley.recordAt(record),
    onOpen: (record, from) => {
      choose((...told) => one.tell(...told), record);
      comeBack(from);
    },
    onAsk: (query) => one.tell('asked', query),
  });
}

/**
 * Gives an element the focus when the dialog that opens now is closed, unless the reader has gone elsewhere by then.
 *
 * @param {HTMLElement} element
 */
function comeBack(element) {
  let wasOpen = false;
  const begun = performance.now();
  const timer = setInterval(() => {
    const isOpen = Boolean(openDialog());
    if (wasOpen && !isOpen && document.activeElement === document.body) element.focus();
    if ((wasOpen && !isOpen) || (!isOpen && performance.now() - begun > LONGEST_OPENING))
      clearInterval(timer);
    wasOpen ||= isOpen;
  }, PAUSE);
}
