import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultsOf, withChosen } from '../src/address.js';

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
