import './page.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';

const { heightAt, prepare, sizeClass } = await import('../src/figure.js');

const THEME = {
  text: '#111111',
  background: '#ffffff',
  grey: '#777777',
  line: '#eeeeee',
  font: 'F',
};

/** Returns what plotly would be given for a figure on a page of some theme. */
function prepared(figure, { width = 1000, dark = false, colors = {} } = {}) {
  return prepare({ token: 't', colors, figure }, { ...THEME, dark }, width);
}

test('a phone ends at 520 pixels and a tablet at 800', () => {
  assert.deepEqual([519, 520, 799, 800].map(sizeClass), [2, 1, 1, 0]);
});

test('the narrower override wins, and a wide page has none', () => {
  const layout = { height: 300, meta: { tablet: { height: 400 }, phone: { height: 500 } } };
  const at = (width) => heightAt({ figure: { layout } }, width);
  assert.deepEqual([400, 600, 900].map(at), [500, 400, 300]);
});

test('overrides reach into trees and lists by dotted paths', () => {
  const layout = {
    annotations: [{ text: 'long' }, { text: 'longer' }],
    meta: { phone: { 'annotations[1].text': 'short', 'margin.l': 4 } },
  };
  const made = prepared({ data: [], layout }, { width: 400 }).layout;
  assert.deepEqual(made.annotations, [{ text: 'long' }, { text: 'short' }]);
  assert.equal(made.margin.l, 4);
});

test('what is prepared leaves the specification as it was', () => {
  const figure = {
    data: [{ marker: { color: '#aabbcc' } }],
    layout: { annotations: [{ text: 'a' }], meta: { phone: { 'annotations.0.text': 'b' } } },
  };
  const before = structuredClone(figure);
  prepared(figure, { width: 400, dark: true, colors: { '#aabbcc': '#000001' } });
  assert.deepEqual(figure, before);
});

test('colours become their dark ones on a dark page, in any case and with their opacity', () => {
  const colors = { '#AABBCC': '#010203' };
  const data = [
    { marker: { color: ['#aabbcc', '#ffffff'] }, line: { color: 'rgba(170, 187, 204, 0.5)' } },
  ];
  const [trace] = prepared({ data }, { dark: true, colors }).data;
  assert.deepEqual(trace.marker.color, ['#010203', '#ffffff']);
  assert.equal(trace.line.color, 'rgba(1,2,3,0.5)');
});

test('colours stay on a light page, and data is never recoloured', () => {
  const colors = { '#aabbcc': '#010203' };
  const data = [{ x: ['#aabbcc'], line: { color: '#aabbcc' } }];
  assert.equal(prepared({ data }, { colors }).data[0].line.color, '#aabbcc');
  assert.deepEqual(prepared({ data }, { dark: true, colors }).data[0].x, ['#aabbcc']);
});

test('the layout has the width and the fonts of the page, and no title inside', () => {
  const { layout } = prepared({ data: [], layout: { title: 'T' } }, { width: 640 });
  assert.deepEqual([layout.width, layout.font.family, layout.font.color], [640, 'F', '#111111']);
  assert.equal('title' in layout, false);
});
