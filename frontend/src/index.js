/** Sets window.Parley = {draw, remove, figure, version} and shows the first sight of the page. */
import { draw, remove } from './draw.js';
import { figure } from './figures.js';
import { first } from './first.js';

window.Parley = { draw, remove, figure, version: PARLEY_VERSION };
first();
