/**
 * Tells when a page is painted: every awaited chart carries the token of the view and two more frames have passed.
 *
 * Parley's blocks carry the token in figure[data-painted], set in the second frame after plotly is done. A graph of
 * another framework gets the same attribute here, in the same frame: this looks when all that was due in a frame has run,
 * so it notices the token in the first frame after plotly is done, and marks the graph in the second.
 */
(() => {
  const bench = (window.bench = { pressed: 0 });
  const known = new Set();
  const frames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const afterFrame = (then) => requestAnimationFrame(() => setTimeout(then));
  const since = (fromStart) => performance.now() - (fromStart ? 0 : bench.pressed);
  for (const kind of ['keydown', 'click'])
    addEventListener(kind, (event) => { if (event.isTrusted && (kind === 'click' || event.key === 'Enter')) bench.pressed = performance.now(); }, true);

  /** Returns a promise that is kept after the first frame in which a test holds, and broken with a sentence after a limit. */
  const until = (holds, sentence, limit) => new Promise((done, fail) => {
    const end = performance.now() + limit;
    const look = () => {
      if (holds()) return done();
      if (performance.now() > end) return fail(new Error(sentence));
      afterFrame(look);
    };
    look();
  });

  /** Finds the charts of the page, shadow roots included; one that holds a chart holds no other. */
  function collect(root) {
    const found = [...root.querySelectorAll('figure.parley-figure, .js-plotly-plot')].filter((node) => !node.closest('.plot'));
    for (const node of found) known.add(node);
    if (found.length && root !== document) return;
    for (const node of root.querySelectorAll('*')) if (node.shadowRoot) collect(node.shadowRoot);
  }

  /** Returns the token that a chart shows, having marked a plain graph in the frame after the one in which it got it. */
  function shown(node) {
    const token = node.layout?.meta?.token;
    if (token !== undefined && node.calcdata && node.dataset.seen !== token) {
      node.dataset.seen = token;
      requestAnimationFrame(() => { if (node.layout?.meta?.token === token) node.dataset.painted = token; });
    }
    return node.dataset.painted;
  }

  /** Tells whether all awaited charts show a token; names are those of Parley's own blocks. */
  function ready(token, names) {
    collect(document);
    for (const node of known) if (!node.isConnected) known.delete(node);
    const found = [...known].filter((node) => shown(node) === token);
    const own = new Set(found.map((node) => node.dataset.name).filter(Boolean));
    return (own.size ? names.filter((name) => own.has(name)) : found).length >= names.length;
  }

  /** Tells whether the server has given every chart of the app its address in the period from a day on. */
  function given(day) {
    const charts = [...(window.parleyCharts?.values() ?? [])];
    return charts.length > 0 && charts.every(({ given: { figure } }) => new URL(figure, location).searchParams.get('from') === day);
  }

  /** Returns the milliseconds from the last press (or from navigation) to the page painted, within a limit. */
  bench.painted = async (token, names, fromStart, limit) => {
    await until(() => ready(token, names), `not painted: ${token}`, limit);
    await frames();
    return since(fromStart);
  };

  /** Returns the milliseconds from the last press until the app itself has the period from a day on, within a limit. */
  bench.has = async (day, limit) => {
    await until(() => given(day), `the page was not given: ${day}`, limit);
    return since(false);
  };

  /** Returns the milliseconds from the last press (or from navigation) until no first sight is over the app, within a limit. */
  bench.over = async (fromStart, limit) => {
    await until(() => !document.getElementById('first'), 'the app did not take over', limit);
    return since(fromStart);
  };
})();
