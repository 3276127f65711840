/**
 * Tells when a page is painted: every awaited chart carries the token of the view and two more frames have passed.
 *
 * Parley's blocks carry the token in figure[data-painted], set two frames after plotly is done. A graph of another
 * framework gets the same attribute here, two frames after its layout carries the token: the same rule for all.
 */
(() => {
  const bench = (window.bench = { pressed: 0 });
  const known = new Set();
  const frames = (then) => requestAnimationFrame(() => requestAnimationFrame(then));
  for (const kind of ['keydown', 'click'])
    addEventListener(kind, (event) => { if (event.isTrusted && (kind === 'click' || event.key === 'Enter')) bench.pressed = performance.now(); }, true);

  /** Finds the charts of the page, shadow roots included; one that holds a chart holds no other. */
  function collect(root) {
    const found = [...root.querySelectorAll('figure.parley-figure, .js-plotly-plot')].filter((node) => !node.closest('.plot'));
    for (const node of found) known.add(node);
    if (found.length && root !== document) return;
    for (const node of root.querySelectorAll('*')) if (node.shadowRoot) collect(node.shadowRoot);
  }

  /** Returns the token that a chart shows, having marked a plain graph two frames after it has one. */
  function shown(node) {
    const token = node.layout?.meta?.token;
    if (token !== undefined && node.calcdata && node.dataset.seen !== token) {
      node.dataset.seen = token;
      frames(() => { if (node.layout?.meta?.token === token) node.dataset.painted = token; });
    }
    return node.dataset.painted;
  }

  /** Returns how many of the awaited charts show a token; names are those of Parley's own blocks. */
  function ready(token, names) {
    for (const node of known) if (!node.isConnected) known.delete(node);
    const found = [...known].filter((node) => shown(node) === token && node.isConnected);
    const own = new Set(found.map((node) => node.dataset.name).filter(Boolean));
    return own.size ? names.filter((name) => own.has(name)).length : found.length;
  }

  /** Returns the milliseconds from the last press (or from navigation) to the page painted, within a limit. */
  bench.painted = (token, names, fromStart, limit) => new Promise((done, fail) => {
    const end = performance.now() + limit;
    const look = () => {
      if (performance.now() > end) return fail(new Error(`not painted: ${token}`));
      if (ready(token, names) >= names.length)
        return frames(() => done(performance.now() - (fromStart ? 0 : bench.pressed)));
      collect(document);
      requestAnimationFrame(look);
    };
    look();
  });

  /** Returns the milliseconds from the last press (or from navigation) until no first sight is over the app. */
  bench.over = (fromStart) => new Promise((done) => {
    const look = () => (document.getElementById('first') ? requestAnimationFrame(look) : done(performance.now() - (fromStart ? 0 : bench.pressed)));
    look();
  });
})();
