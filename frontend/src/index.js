/** Sets window.Parley = {draw, remove, figure, period, and where to go} and shows the first sight of the page and of those that follow it. */
import { listenToSkips } from './access.js';
import { chosenAt, defaultsOf, goTo, recordAt, withChosen } from './address.js';
import { announce } from './announce.js';
import { draw, remove } from './draw.js';
import { figure } from './figures.js';
import { listenToFolds } from './folds.js';
import { period } from './period.js';
import { searchBox } from './search.js';
import { show } from './sight.js';
import { listen } from './turn.js';

window.Parley = {
  draw,
  remove,
  figure,
  period,
  search: searchBox,
  withChosen: (address, chosen, filter, order) =>
    withChosen(address, chosen, defaultsOf(filter), order),
  goTo,
  chosenAt: (chosen, filter) => chosenAt(location, chosen, filter),
  recordAt: (record) => recordAt(location, record, window.parleyRecords),
  version: PARLEY_VERSION,
};
listenToFolds();
listenToSkips();
const first = document.getElementById('first');
if (document.getElementById('root')) {
  listen(first);
  announce();
}
const { pathname, search } = location;
/** Shows the first sight, then lets the app start. */
const begin = () => show(first, { pathname, search }).then(() => window.parleyStart());
// When the bundle has been evaluated: a figure asked for within has all of it on its stack, and a browser that notes
// who asked, as one with its tools open does, parses the whole bundle once more for that, a tenth of a second.
if (first) queueMicrotask(begin);
