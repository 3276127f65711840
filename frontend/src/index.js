/** Sets window.Parley = {draw, remove, version} and shows the first sight of the page. */
import { draw, remove } from './draw.js';
import { first } from './first.js';

window.Parley = { draw, remove, version: PARLEY_VERSION };
first(draw, remove);
