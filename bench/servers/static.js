/** The limit of the browser: figures that are files already, drawn by the runtime that Parley uses. */
const pages = new Map();
const from = document.getElementById('from');

/** Returns the page for a first day; asked for while the day is typed, so that Enter finds it there. */
function page(day) {
  const name = day || 'start';
  if (!pages.has(name)) pages.set(name, fetch(`data/${name}.json`).then((answer) => answer.json()));
  return pages.get(name);
}

/** Returns the node of a chart, made when it is first drawn. */
function nodeOf(name) {
  const id = `chart-${name}`;
  return document.getElementById(id) ?? document.getElementById('charts').appendChild(Object.assign(document.createElement('div'), { id }));
}

/** Shows numbers, charts and table of a first day. */
async function show(day) {
  const { numbers, blocks, rows } = await page(day);
  document.getElementById('numbers').innerHTML = numbers.map(([label, value]) => `<div><dt>${label}</dt><dd>${value}</dd></div>`).join('');
  for (const block of blocks) window.Parley.draw(nodeOf(block.name), block);
  document.getElementById('table').innerHTML = rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('');
}

from.addEventListener('input', () => { if (/^\d{4}-\d{2}-\d{2}$/.test(from.value)) page(from.value); });
from.addEventListener('keydown', (event) => { if (event.key === 'Enter') show(from.value); });
show('');
