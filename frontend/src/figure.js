/** Turns a figure's specification into what plotly is given: in the page's colours and for the node's width. */
import { channels } from './theme.js';

const PHONE = 520;
const TABLET = 800;
const DATA = new Set(['x', 'y', 'customdata', 'ids', 'base', 'width']);
const touch = window.matchMedia('(pointer: coarse)');

export const CONFIG = {
  displayModeBar: touch.matches ? false : 'hover',
  modeBarButtons: [['resetScale2d']],
  displaylogo: false,
  responsive: false,
  scrollZoom: false,
  doubleClick: 'reset',
  showTips: false,
};

/**
 * Returns {data, layout} for a figure in a theme at a width.
 *
 * @param {Spec} spec
 * @param {Theme} theme
 * @param {number} width in CSS pixels
 * @returns {{data: Trace[], layout: Layout}}
 */
export function prepare(spec, theme, width) {
  const recolour = recolouring(theme.dark ? spec.colors : null);
  const data = spec.figure.data.map(recolour);
  const layout = recolour(spec.figure.layout ?? {});
  for (const [path, value] of overrides(layout.meta, width)) set(layout, path, value);
  layout.template = themed(layout.template, theme);
  layout.paper_bgcolor = layout.plot_bgcolor = 'rgba(0,0,0,0)';
  layout.font = { ...layout.font, family: theme.font, color: theme.text, size: 13 };
  layout.width = width;
  layout.height ??= 400;
  layout.autosize = false;
  layout.uirevision ??= spec.token;
  layout.hovermode ??= 'closest';
  delete layout.title;
  if (touch.matches) still(layout);
  return { data, layout };
}

/**
 * Returns the height that a figure will have at a width, before it is drawn.
 *
 * @param {Spec} spec
 * @param {number} width in CSS pixels
 * @returns {number}
 */
export function heightAt(spec, width) {
  const layout = spec.figure.layout ?? {};
  return (
    overrides(layout.meta, width).findLast(([path]) => path === 'height')?.[1] ??
    layout.height ??
    400
  );
}

/**
 * Returns which of the overrides apply at a width: 0 none, 1 tablet, 2 phone.
 *
 * @param {number} width in CSS pixels
 */
export const sizeClass = (width) => (width < PHONE ? 2 : width < TABLET ? 1 : 0);

/**
 * Returns the dotted overrides of a layout that apply at a width, the narrower last.
 *
 * @param {Layout['meta']} meta
 * @param {number} width in CSS pixels
 * @returns {[string, any][]}
 */
function overrides(meta, width) {
  const size = sizeClass(width);
  return [
    ...(size > 0 ? Object.entries(meta?.tablet ?? {}) : []),
    ...(size > 1 ? Object.entries(meta?.phone ?? {}) : []),
  ];
}

/**
 * Sets one value in a tree by its dotted path ("margin.l", "annotations.0.text" or "annotations[0].text").
 *
 * @param {any} tree
 * @param {string} path
 * @param {unknown} value
 */
function set(tree, path, value) {
  const steps = path.replace(/\[(\d+)\]/g, '.$1').split('.');
  const last = steps.pop();
  let here = tree;
  for (const step of steps) here = here[step] ??= {};
  here[last] = value;
}

/**
 * Returns a function that copies a tree, every known light colour in it replaced by its dark one.
 *
 * @param {Record<string, string> | null} [colors]
 * @returns {(tree: any) => any}
 */
function recolouring(colors) {
  const known = new Map(
    Object.entries(colors ?? {}).map(([light, dark]) => [light.toLowerCase(), dark]),
  );
  const hex = (found) => known.get(found.toLowerCase()) ?? found;
  const rgb = (found) => {
    const [red, green, blue, alpha] = channels(found);
    const dark = known.get(
      '#' + [red, green, blue].map((n) => Math.round(n).toString(16).padStart(2, '0')).join(''),
    );
    return dark ? `rgba(${channels(dark).slice(0, 3).join(',')},${alpha})` : found;
  };
  const word = (text) =>
    !known.size
      ? text
      : text.includes('#')
        ? text.replace(/#[0-9a-f]{6}\b/gi, hex)
        : /^rgba?\(/i.test(text)
          ? rgb(text)
          : text;
  return function copy(tree) {
    if (typeof tree === 'string') return word(tree);
    if (Array.isArray(tree))
      return tree.length && typeof tree[0] === 'number' ? tree : tree.map(copy);
    if (tree === null || typeof tree !== 'object') return tree;
    const made = {};
    for (const name in tree)
      made[name] = DATA.has(name) && Array.isArray(tree[name]) ? tree[name] : copy(tree[name]);
    return made;
  };
}

/**
 * Returns a figure's template with the theme's colours and sizes in it.
 *
 * @param {Layout} template
 * @param {Theme} theme
 */
function themed(template, theme) {
  const axis = {
    gridcolor: theme.line,
    zerolinecolor: theme.grey,
    linecolor: theme.grey,
    tickcolor: theme.line,
    automargin: true,
    tickfont: { size: 13, color: theme.grey },
    title: { font: { size: 13, color: theme.grey } },
  };
  const given = template?.layout ?? {};
  return {
    ...template,
    layout: {
      ...given,
      colorway: given.colorway,
      xaxis: { ...given.xaxis, ...axis },
      yaxis: { ...given.yaxis, ...axis },
      hoverlabel: {
        align: 'left',
        namelength: -1,
        ...given.hoverlabel,
        bgcolor: theme.background,
        bordercolor: theme.grey,
        font: { family: theme.font, size: 13, color: theme.text },
      },
      legend: { ...given.legend, font: { size: 13, color: theme.text }, bgcolor: 'rgba(0,0,0,0)' },
      modebar: { bgcolor: 'rgba(0,0,0,0)', color: theme.grey, activecolor: theme.text },
      annotationdefaults: { ...given.annotationdefaults, arrowcolor: theme.grey },
    },
  };
}

/**
 * Takes dragging out of a layout, so that a finger scrolls the page.
 *
 * @param {Layout} layout
 */
export function still(layout) {
  layout.dragmode = false;
  for (const name of new Set([
    'xaxis',
    'yaxis',
    ...Object.keys(layout).filter((key) => /^[xy]axis\d*$/.test(key)),
  ]))
    layout[name] = { ...layout[name], fixedrange: true };
}
