/** Draws every chart of a page; a chosen mark opens the page of its record. */
(() => {
  /** What a printed page of A4 holds, in CSS pixels, and about how high the words around a plot are. */
  const PAGE = 980;
  const { root } = document.documentElement.dataset;
  const files = JSON.parse(document.getElementById('records').textContent);
  const open = (id) => location.assign(`${root}${files[id] ?? `records/${id}.html`}`);
  const charts = [...document.querySelectorAll('.chart')];
  for (const node of charts)
    Parley.draw(node, JSON.parse(node.querySelector('script').textContent), { onSelect: open });
  addEventListener('beforeprint', () => {
    for (const node of charts) {
      const high = node.getBoundingClientRect().height;
      node.style.setProperty('--shrunk', Math.min(1, PAGE / high));
    }
  });
})();
