import assert from 'node:assert/strict';
import { test } from 'node:test';
import './page.js';

document.querySelector = () => null;
const { countSaid, isShortcut, placeAfter } = await import('../src/search.js');

const WORDS = { found: '{count} found', none: 'Nothing for “{query}”.' };
const press = (more, isWritten = false) => ({
  key: '/',
  composedPath: () => [{ matches: () => isWritten }],
  ...more,
});

test('the count is said with separators, and a query as it was typed', () => {
  assert.equal(countSaid({ query: 'a', count: 1273, results: [] }, WORDS), '1,273 found');
  assert.equal(
    countSaid({ query: '$&{count}', count: 0, results: [] }, WORDS),
    'Nothing for “$&{count}”.',
  );
});

test('the key means the search alone, where no letters are written', () => {
  assert.equal(isShortcut(press({})), true);
  assert.equal(isShortcut(press({ key: 's' })), false);
  assert.equal(isShortcut(press({}, true)), false);
  for (const held of ['ctrlKey', 'metaKey', 'altKey', 'isComposing', 'defaultPrevented'])
    assert.equal(isShortcut(press({ [held]: true })), false, held);
});

test('the key means nothing behind an open dialog', () => {
  document.querySelector = () => ({});
  assert.equal(isShortcut(press({})), false);
  document.querySelector = () => null;
});

test('arrow keys lead from the field through the results and back', () => {
  assert.equal(placeAfter('ArrowDown', -1, 3), 0);
  assert.equal(placeAfter('ArrowDown', 2, 3), 2);
  assert.equal(placeAfter('ArrowUp', 0, 3), -1);
  assert.equal(placeAfter('End', 0, 3), 2);
  assert.equal(placeAfter('Home', 2, 3), 0);
  assert.equal(placeAfter('ArrowDown', -1, 0), null);
  assert.equal(placeAfter('x', 0, 3), null);
});
