/** Draws every chart of a page; a chosen mark opens the page of its record. */
(() => {
  /** What a printed page of A4 holds, in CSS pixels, and what half a page holds. */
  const [PAGE, HALF] = [980, 475];
  /** Returns how much smaller a chart is printed: so that two fit on a page where they nearly do, and one always. */
  const shrunk = (high) => Math.min(1, (high > HALF && high < HALF * 1.3 ? HALF : PAGE) / high);
  const { root } = document.documentElement.dataset;
  const files = JSON.parse(document.getElementById('records').textContent);
  const open = (id) => location.assign(`${root}${files[id] ?? `records/${id}.html`}`);
  const charts = [...document.querySelectorAll('.chart')];
  for (const node of charts)
    Parley.draw(node, JSON.parse(node.querySelector('script').textContent), { onSelect: open });
  addEventListener('beforeprint', () => {
    for (const node of charts)
      node.style.setProperty('--shrunk', shrunk(node.getBoundingClientRect().height));
  });
})();
