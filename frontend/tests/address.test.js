import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultsOf, textOf, withChosen } from '../src/address.js';

const GIVEN = {
  first: '2022-02-24',
  last: '2026-10-09',
  choices: [
    { name: 'figures', label: '', value: 'headline', options: [{ code: 'headline', label: '' }] },
  ],
};
const ORDER = ['from', 'to', 'figures', 'talks', 'edition'];
const change = (address, chosen) => withChosen(address, chosen, defaultsOf(GIVEN), ORDER);

test('the first option of a choice and the ends of the span hold without a word', () => {
  assert.deepEqual(defaultsOf(GIVEN), {
    from: '2022-02-24',
    to: '2026-10-09',
    figures: 'headline',
  });
});

test('what was not chosen stays, in the order of the page', () => {
  assert.equal(
    change('/a.json?talks=x&edition=1', { from: '2025-01-01', figures: 'press' }),
    '/a.json?from=2025-01-01&figures=press&talks=x&edition=1',
  );
});

test('what holds without a word is left out', () => {
  assert.equal(
    change('/a.json?from=2025-01-01&figures=press', { from: GIVEN.first, figures: 'headline' }),
    '/a.json',
  );
});

const DAY = new Date(2026, 10, 28);
const textFrom = (way) => textOf(way, 'https://site.example/rounds?a=1', DAY);

test('a text to be copied has the whole address and the day of the reader', () => {
  assert.equal(
    textFrom({ text: '{address} (accessed {accessed})', href: '/outcomes?from=2025-03-01#x' }),
    'https://site.example/outcomes?from=2025-03-01#x (accessed 28 November 2026)',
  );
});

test('an address in markup cannot end its attribute', () => {
  assert.equal(
    textFrom({ text: '<iframe src="{address}">', href: '/embed/x?a=1&b=2', markup: true }),
    '<iframe src="https://site.example/embed/x?a=1&amp;b=2">',
  );
});

test('a text without an address is copied as it is', () => {
  assert.equal(textFrom({ text: 'As it stands' }), 'As it stands');
});
