/** Two sums that plotly.js does anew at every change, done once: where labels are, and where a trace may have arrays. */
import drawing from 'plotly.js/src/components/drawing/index.js';
import lib from 'plotly.js/src/lib/index.js';
import schema from 'plotly.js/src/plot_api/plot_schema.js';
import base from 'plotly.js/src/plots/attributes.js';

const { bBox } = drawing;

/**
 * Returns the box of a label that was only moved as that of its text, which is kept, and the way that it was moved.
 *
 * Plotly measures a label anew at every place, and each measurement lays out the whole page: a fifth of a change of
 * the period. It does the same sum itself for labels that are moved by x and y.
 */
drawing.bBox = (node, inTester, hash) => {
  const way = hash || inTester ? null : wayOf(node);
  if (!way) return bBox(node, inTester, hash);
  const box = drawing.bBox(node.firstChild);
  for (const side of ['left', 'right']) box[side] += way.x;
  for (const side of ['top', 'bottom']) box[side] += way.y;
  return box;
};

/**
 * Returns how far the one text of a label was moved; nothing for what is no such label, or was turned as well.
 *
 * @param {any} node
 */
function wayOf(node) {
  const [text, ...others] = node.childNodes;
  if (
    others.length ||
    !text?.hasAttribute?.('data-unformatted') ||
    node.hasAttribute('data-unformatted')
  )
    return null;
  const moved = /^translate\(([^,()]+),([^,()]+)\)$/.exec(text.getAttribute('transform'));
  const at = (name) => Number(text.getAttribute(name)) || 0;
  return moved && { x: at('x') + Number(moved[1]), y: at('y') + Number(moved[2]) };
}

let fonts = '';

/**
 * Forgets the boxes of labels where they were measured in other fonts than these.
 *
 * @param {string} now
 */
export function measureIn(now) {
  if (now !== fonts) drawing.savedBBoxes = {};
  fonts = now;
}

/** The paths at which traces of a kind may have arrays, by the kind's attributes. */
const paths = new Map();

/**
 * Returns the paths of a trace's arrays, looked for where its kind may have some.
 *
 * Plotly goes through the declarations of the kind for every trace of every change, joining arrays as it goes.
 * Streamlit's scripts make that joining four times slower (one sets Symbol.isConcatSpreadable): a seventh of a change.
 * No attribute of scatter or bar that may be an array stands in a list of objects, so a path is enough.
 */
schema.findArrayAttributes = (trace) => {
  const kind = trace._module?.attributes;
  if (!paths.has(kind)) paths.set(kind, [...arraysIn(base), ...(kind ? arraysIn(kind) : [])]);
  return paths
    .get(kind)
    .filter((path) => lib.isArrayOrTypedArray(valueAt(trace, path)))
    .map((path) => path.join('.'));
};

/**
 * Returns the paths of the attributes that may be arrays, but for a colour bar's ticks, which stand for no points.
 *
 * @param {any} attributes
 * @returns {string[][]}
 */
function arraysIn(attributes) {
  const found = [];
  schema.crawl(attributes, (attribute, _name, _among, _level, path) => {
    const mayBe = attribute && (attribute.valType === 'data_array' || attribute.arrayOk === true);
    if (mayBe && !/(^|\.)colorbar\.tick(text|vals)$/.test(path)) found.push(path.split('.'));
  });
  return found;
}

/**
 * Returns the value at a path in a tree of plain objects; nothing where the tree ends before.
 *
 * @param {any} tree
 * @param {string[]} path
 */
function valueAt(tree, path) {
  return path.reduce(
    (branch, name) => (lib.isPlainObject(branch) ? branch[name] : undefined),
    tree,
  );
}
