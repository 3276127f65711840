/**
 * The part of plotly.js that Parley's figures need: scatter, bar and their components.
 * It follows plotly.js/src/core.js, without the components that no figure of ours uses
 * (sliders, menus, range sliders, images, 3-D annotations, selections, colour bars).
 */
import drawing from 'plotly.js/src/components/drawing/index.js';
import Registry from 'plotly.js/src/registry.js';
import api from 'plotly.js/src/plot_api/index.js';
import scatter from 'plotly.js/src/traces/scatter/index.js';
import bar from 'plotly.js/src/traces/bar/index.js';
import annotations from 'plotly.js/src/components/annotations/index.js';
import shapes from 'plotly.js/src/components/shapes/index.js';
import grid from 'plotly.js/src/components/grid/index.js';
import errorbars from 'plotly.js/src/components/errorbars/index.js';
import colorscale from 'plotly.js/src/components/colorscale/index.js';
import legend from 'plotly.js/src/components/legend/index.js';
import fx from 'plotly.js/src/components/fx/index.js';
import modebar from 'plotly.js/src/components/modebar/index.js';
import en from 'plotly.js/src/locale-en.js';
import enUS from 'plotly.js/src/locale-en-us.js';

for (const [name, fn] of Object.entries(api)) Registry.register({ moduleType: 'apiMethod', name, fn });
Registry.register([scatter, bar, annotations, shapes, grid, errorbars, colorscale, legend, fx, modebar, en, enUS]);

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

/** Returns how far the one text of a label was moved; nothing for what is no such label, or was turned as well. */
function wayOf(node) {
  const [text, ...others] = node.childNodes;
  if (others.length || !text?.hasAttribute?.('data-unformatted') || node.hasAttribute('data-unformatted')) return null;
  const moved = /^translate\(([^,()]+),([^,()]+)\)$/.exec(text.getAttribute('transform'));
  const at = (name) => Number(text.getAttribute(name)) || 0;
  return moved && { x: at('x') + Number(moved[1]), y: at('y') + Number(moved[2]) };
}

let fonts = '';

/** Forgets the boxes of labels where they were measured in other fonts than these. */
export function measureIn(now) {
  if (now !== fonts) drawing.savedBBoxes = {};
  fonts = now;
}

export const { react, relayout, toImage, purge } = api;
export const { hover, unhover } = fx;
