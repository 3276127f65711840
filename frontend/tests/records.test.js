import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hasRecords, idOf, pointsOf, recordsOf } from '../src/records.js';

const axis = (offset, length) => ({ c2p: (value) => value * 10, _offset: offset, _length: length });

/** Returns a drawn plot of one trace whose points are at 1, 2, 3, ... */
function plot(trace) {
  const given = { visible: true, index: 0, xaxis: 'x', yaxis: 'y', ...trace };
  const points = given.customdata.map((_, i) => ({ x: i + 1, y: 1, i }));
  const [xaxis, yaxis] = [axis(5, 25), axis(7, 100)];
  return {
    calcdata: [points.map((point, i) => (i ? point : { ...point, trace: given }))],
    _fullLayout: { xaxis, yaxis },
  };
}

test('an id is the first of the custom data, or all of it', () => {
  assert.equal(idOf(['CLM-1', 'more']), 'CLM-1');
  assert.equal(idOf('CLM-1'), 'CLM-1');
});

test('custom data that is no text is no id', () => {
  assert.deepEqual([7, null, undefined, [7], []].map(idOf), ['', '', '', '', '']);
});

test('a figure has records where one point has an id', () => {
  assert.equal(
    hasRecords({ data: [{ customdata: [null] }, { customdata: [null, 'MTG-1'] }] }),
    true,
  );
  assert.equal(hasRecords({ data: [{ customdata: [null] }, {}] }), false);
  assert.equal(hasRecords(null), false);
});

test('records are listed once each, in order of appearance, by the first line of their words', () => {
  const data = [
    { customdata: ['b', 'a'], hovertext: ['<b>Bern</b><br>day', 'A &amp; B'] },
    { customdata: ['a', 'c'], text: ['other', ''] },
    { text: 'no records' },
  ];
  assert.deepEqual(recordsOf({ data }), [
    ['b', 'Bern'],
    ['a', 'A & B'],
    ['c', 'c'],
  ]);
});

test('points in sight are told with their place in the page and all lines of their words', () => {
  const drawn = plot({ customdata: ['a', null, 'c'], hovertext: ['One<br>two', '', 'Three'] });
  assert.deepEqual(pointsOf(drawn), [
    { id: 'a', label: 'One, two', x: 15, y: 17, curveNumber: 0, pointNumber: 0 },
  ]);
});

test('points of hidden traces are out of reach', () => {
  assert.deepEqual(pointsOf(plot({ customdata: ['a'], visible: 'legendonly' })), []);
  assert.deepEqual(pointsOf(plot({ customdata: ['a'], hoverinfo: 'skip' })), []);
});
