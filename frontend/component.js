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
/** Charts in view whose figures are there and take more than so many milliseconds to draw may be seen before the others are drawn. */
const BRIEF = 40;
/** So many milliseconds Streamlit waits for a typed period to be drawn, and then at most as many for the screen to show it. */
const PATIENCE = 400;
/** How often a period was entered: a late figure of an earlier one is not drawn. */
let entered = 0;

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
    await parley.draw(chart.node, spec, { onSelect: (id) => choose(chart.setTriggerValue, id) });
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
 * Returns the address of a figure with one word of it said otherwise; the order of all words is given.
 *
 * @param {string} address
 * @param {string} word
 * @param {string} value
 * @param {string[]} order
 */
function reworded(address, word, value, order) {
  const { pathname, searchParams } = new URL(address, location.origin);
  searchParams.set(word, value);
  const words = order
    .filter((name) => searchParams.has(name))
    .map((name) => `${name}=${encodeURIComponent(searchParams.get(name))}`);
  return `${pathname}?${words.join('&')}`;
}

/**
 * Returns the addresses that a day typed into a field of the period gives every chart, in the order of the page.
 *
 * The other words are those of the page, and a day that was entered in the other field and is not answered yet.
 * None for other fields.
 *
 * @param {any} field
 * @returns {[Chart, string][]}
 */
function typed(field) {
  const label = field.getAttribute?.('aria-label');
  if (!label || !/^\d{4}-\d{2}-\d{2}$/.test(field.value)) return [];
  const asked = [...charts.values()].filter(({ given }) => given.figure && given.fields[label]);
  const top = new Map(asked.map((chart) => [chart, chart.node.getBoundingClientRect().top]));
  asked.sort((one, other) => top.get(one) - top.get(other));
  return asked.map((chart) => [
    chart,
    reworded(
      chart.entered ?? chart.given.figure,
      chart.given.fields[label],
      field.value,
      chart.given.words,
    ),
  ]);
}

/**
 * Fetches a period while it is typed, and draws it on Enter before the page's answer, each chart as its figure comes.
 *
 * That takes the way to the server and back, and the page's own rendering, out of the time from key to figure.
 * The address refuses what is no period, and the answer of the page, which follows, has the last word.
 */
function listen() {
  document.addEventListener(
    'input',
    ({ target }) => typed(target).forEach(([, address]) => fetched(address)),
    true,
  );
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.key === 'Escape' && event.target === document.body) handOn(event.key);
      if (event.key === 'Enter' && event.isTrusted) drawFirst(event, typed(event.target));
    },
    true,
  );
}

/** Draws what a day typed in a field gives, and lets Streamlit hear the key then: both at once share the processor. */
async function drawFirst(event, ready) {
  if (!ready.length) return;
  event.preventDefault();
  event.stopPropagation();
  const field = event.target;
  const { value } = field;
  entered += 1;
  const asked = ready.map(([chart, address]) => ({
    chart,
    address,
    entered,
    orders: chart.orders,
  }));
  for (const { chart, address } of asked) chart.entered = address;
  const inView = asked.filter(({ chart }) => isInView(chart.node));
  const rest = asked.filter((one) => !inView.includes(one));
  await within(PATIENCE, drawAll(inView, rest));
  await within(PATIENCE, onScreen()); // also what took longer to draw; no frame comes in a tab that nobody sees
  if (field.value !== value)
    goBack(asked); // the reader types on: Enter would commit half a day
  else
    field.dispatchEvent(
      new KeyboardEvent('keydown', {
        key: event.key,
        code: event.code,
        bubbles: true,
        cancelable: true,
      }),
    );
}

/** Tells whether what was entered is the latest, and the page has asked a chart for nothing else since. */
const holds = ({ chart, ...then }) => then.entered === entered && then.orders === chart.orders;

/** Lets go of a period that Streamlit will not hear of: the charts show again what the page has given. */
function goBack(asked) {
  const left = asked.filter(holds);
  if (left.length) entered += 1; // its late figures are not drawn
  for (const { chart } of left) {
    chart.entered = null;
    show(chart, chart.given.figure);
  }
}

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

/** Draws the component's figure, or updates it. */
export default function component({ data, parentElement, setTriggerValue }) {
  if (!window.parleyListens) listen();
  window.parleyListens = true;
  const chart = chartIn(parentElement, data.figure);
  if (data.figure !== chart.given?.figure)
    Object.assign(chart, { orders: chart.orders + 1, entered: null }); // not the same once more
  Object.assign(chart, { given: data, setTriggerValue });
  show(chart, data.figure ?? data.spec);
  return () => {
    chart.wanted = null;
    chart.orders += 1;
    chart.failed.remove();
    charts.delete(parentElement);
    rest(chart);
  };
}
