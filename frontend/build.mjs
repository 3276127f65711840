/** Builds frontend/dist: chart.js (one minified IIFE) and LICENSES.txt. Run with `npm run build`. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
const modules = join(here, 'node_modules');
const { version } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8'));

/** Parts of plotly.js that no figure of ours reaches, each with the functions that others may call, which do nothing. */
const UNUSED = {
  'lib/geo_location_utils': '',
  'traces/scatter/marker_colorbar': '',
  'plot_api/validate': '',
  'plot_api/template_api': '',
  'components/selections/select':
    'reselect, prepSelect, clearOutline, clearSelectionsCache, selectOnClick',
  'components/shapes/draw_newshape/newshapes': 'newShapes, createShapeObj',
  'components/shapes/display_outlines': 'displayOutlines',
  'components/modebar/share_chart/dialog': 'dialog',
};

/** The readers' help inside plotly's attribute declarations, which only its documentation uses. */
const HELP =
  /\bdescription:\s*(?:\[(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|[\s,]|\/\/[^\n]*)*\]\.join\([^)]*\)|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`[^`$]*`)(?=\s*[,}\n])/g;

/** The parts of d3 (version 3) that plotly's scatter and bar use. */
const D3 = [
  'arrays/extent',
  'behavior/drag',
  'core/rebind',
  'event/',
  'format/round',
  'interpolate/ease',
  'scale/linear',
  'selection/',
  'transition/',
];

/** The rules of plotly's own style sheet that a figure of ours needs; inside a shadow root its page-wide sheet is not seen. */
const RULES =
  /^X( \.crisp| \.user-select-none| \.main-svg.*| \.cursor-.*| \.modebar(?!.*vertical).*|:(hover|focus-within) \.modebar.*|)$/;

/** Returns one module of plotly.js, without what we do not use. */
function plotly(path) {
  const name = path.split('plotly.js/src/')[1].replace(/\.js$/, '');
  if (name === 'fonts/ploticon')
    return `module.exports = ${JSON.stringify({ home: require(path).home })};`;
  if (!(name in UNUSED)) return readFileSync(path, 'utf8').replace(HELP, 'description: ""');
  return `function nothing() {}\nmodule.exports = Object.assign(nothing, {${UNUSED[name].replace(/\w+/g, '$&: nothing')}});`;
}

/** Returns d3 with only the parts that are used, put together from its sources as its own build does. */
function d3() {
  const source = join(modules, '@plotly/d3/src');
  const seen = new Set();
  const load = (path) => {
    const file = [`${path}.js`, join(path, 'index.js')].find((name) => existsSync(name));
    if (seen.has(file)) return '';
    seen.add(file);
    return readFileSync(file, 'utf8').replace(/^import "(.+)";$/gm, (_, name) =>
      load(join(dirname(file), name)),
    );
  };
  return `var d3 = {};\n${D3.map((name) => load(join(source, name))).join('\n')}\nmodule.exports = d3;`;
}

/** Returns plotly's own style rules, as far as they are needed, as CSS text. */
function rules() {
  const source = readFileSync(join(modules, 'plotly.js/build/plotcss.js'), 'utf8');
  const all = JSON.parse(
    source.slice(source.indexOf('{'), source.indexOf('};') + 1).replace(/\bY:/, '"Y":'),
  );
  return Object.entries(all)
    .filter(([name]) => RULES.test(name) && !name.includes(','))
    .map(([name, rule]) => `${name.replace(/X/g, '.js-plotly-plot .plotly')}{${rule}}`)
    .join('\n');
}

/** Returns a digest of all that the bundle is made from, by which a test tells whether it was built since. */
function sources() {
  const names = [
    'build.mjs',
    'package-lock.json',
    ...readdirSync(join(here, 'src'))
      .sort()
      .map((name) => `src/${name}`),
  ];
  return names
    .reduce((hash, name) => hash.update(readFileSync(join(here, name))), createHash('sha256'))
    .digest('hex')
    .slice(0, 16);
}

/** Returns the licences of every package in the bundle. */
function licences(inputs) {
  const packages = new Set(
    inputs.map((name) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(name)?.[1]).filter(Boolean),
  );
  return [...packages.add('@plotly/d3')]
    .sort()
    .map((name) => {
      const folder = join(modules, name);
      const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      const file = ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'LICENCE', 'license', 'License'].find(
        (one) => existsSync(join(folder, one)),
      );
      const text = file
        ? readFileSync(join(folder, file), 'utf8').trim()
        : `Licence: ${about.license}`;
      return `${name} ${about.version} (${about.license})\n${'-'.repeat(72)}\n${text}\n`;
    })
    .join('\n\n');
}

const slim = {
  name: 'slim',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^plotly-css$/ }, () => ({ path: 'plotly.css', namespace: 'made' }));
    onResolve({ filter: /^culori$/ }, () => ({ path: join(here, 'src/culori.js') }));
    onLoad({ filter: /.*/, namespace: 'made' }, () => ({ contents: rules(), loader: 'text' }));
    onLoad({ filter: /\.css$/, namespace: 'file' }, () => ({ contents: '', loader: 'js' }));
    onLoad({ filter: /@plotly\/d3\/d3\.js$/ }, () => ({ contents: d3() }));
    onLoad({ filter: /plotly\.js\/src\/.*\.js$/ }, ({ path }) => ({ contents: plotly(path) }));
  },
};

const { metafile } = await build({
  entryPoints: [join(here, 'src/index.js')],
  outfile: join(here, 'dist/chart.js'),
  absWorkingDir: here,
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2022',
  legalComments: 'none',
  charset: 'utf8',
  banner: {
    js: `/* Parley ${version} with plotly.js and others: see LICENSES.txt. Built from ${sources()} */`,
  },
  define: {
    PARLEY_VERSION: JSON.stringify(version),
    global: 'window',
    'define.amd': 'false',
    'process.env.NODE_DEBUG': 'false',
  },
  plugins: [slim],
  metafile: true,
  logLevel: 'warning',
});
const [{ inputs }] = Object.values(metafile.outputs);
writeFileSync(
  join(here, 'dist/LICENSES.txt'),
  licences(Object.keys(inputs).filter((name) => inputs[name].bytesInOutput > 100)),
);
if (process.env.META) writeFileSync(process.env.META, JSON.stringify(metafile));
const text = readFileSync(join(here, 'dist/chart.js'));
console.log(
  `chart.js ${text.length} B, gzip ${gzipSync(text, { level: 9 }).length} B, brotli ${brotliCompressSync(text).length} B`,
);
