/**
 * The part of plotly.js that Parley's figures need: scatter, bar and their components.
 * It follows plotly.js/src/core.js, without the components that no figure of ours uses
 * (sliders, menus, range sliders, images, 3-D annotations, selections, colour bars).
 */
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
import './shortcuts.js';

for (const [name, fn] of Object.entries(api))
  Registry.register({ moduleType: 'apiMethod', name, fn });
Registry.register([
  scatter,
  bar,
  annotations,
  shapes,
  grid,
  errorbars,
  colorscale,
  legend,
  fx,
  modebar,
  en,
  enUS,
]);

export const { react, relayout, toImage, purge } = api;
export const { hover, unhover } = fx;
