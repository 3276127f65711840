/** Sets window.Parley = {draw, remove, version}. */
import { draw, remove } from './draw.js';

window.Parley = { draw, remove, version: PARLEY_VERSION };
