/** Sets window.Parley = {draw, remove, figure, version} and shows the first sight of the page and of those that follow it. */
import { draw, remove } from './draw.js';
import { figure } from './figures.js';
import { show } from './sight.js';
import { listen } from './turn.js';

window.Parley = { draw, remove, figure, version: PARLEY_VERSION };
const first = document.getElementById('first');
if (document.getElementById('root')) listen(first);
const { pathname, search } = location;
if (first) show(first, { pathname, search }).then(() => window.parleyStart());
