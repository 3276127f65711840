import assert from 'node:assert/strict';
import { test } from 'node:test';
import { between, dayAt, dayByKey, moved, shareOf, withEnd } from '../src/brush.js';

const SPAN = { first: '2025-01-01', last: '2025-12-31' };
const MARCH = { from: '2025-03-01', to: '2025-03-31' };

test('the ends of the strip are the ends of the span', () => {
  assert.equal(dayAt(-1, SPAN), SPAN.first);
  assert.equal(dayAt(2, SPAN), SPAN.last);
});

test('every day has a place of its own', () => {
  for (const day of ['2025-01-01', '2025-02-28', '2025-06-15', '2025-12-31'])
    assert.equal(dayAt(shareOf(day, SPAN), SPAN), day);
});

test('a span of one day has one place', () => {
  assert.equal(shareOf('2025-01-01', { first: '2025-01-01', last: '2025-01-01' }), 0);
});

test('an end goes no further than the other', () => {
  assert.deepEqual(withEnd(MARCH, 'from', '2025-05-01', SPAN), { ...MARCH, from: MARCH.to });
  assert.deepEqual(withEnd(MARCH, 'to', '2025-02-01', SPAN), { ...MARCH, to: MARCH.from });
  assert.deepEqual(withEnd(MARCH, 'to', '2026-02-01', SPAN), { ...MARCH, to: SPAN.last });
});

test('a period keeps its length where it is moved against an end', () => {
  assert.deepEqual(moved(MARCH, 31, SPAN), { from: '2025-04-01', to: '2025-05-01' });
  assert.deepEqual(moved(MARCH, -500, SPAN), { from: '2025-01-01', to: '2025-01-31' });
  assert.deepEqual(moved(MARCH, 500, SPAN), { from: '2025-12-01', to: '2025-12-31' });
});

test('dragging backwards selects as dragging forwards', () => {
  assert.deepEqual(between('2025-05-01', '2025-03-01'), between('2025-03-01', '2025-05-01'));
});

test('keys move a handle as the slider pattern asks', () => {
  const by = (key) => dayByKey(key, '2025-03-31', SPAN);
  assert.equal(by('ArrowLeft'), '2025-03-30');
  assert.equal(by('ArrowDown'), '2025-03-30');
  assert.equal(by('ArrowRight'), '2025-04-01');
  assert.equal(by('ArrowUp'), '2025-04-01');
  assert.equal(by('PageUp'), '2025-04-30');
  assert.equal(by('PageDown'), '2025-02-28');
  assert.equal(by('Home'), SPAN.first);
  assert.equal(by('End'), SPAN.last);
  assert.equal(by('a'), null);
});
