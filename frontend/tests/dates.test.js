import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, addMonths, clampDay, daysBetween, inWords, readDay } from '../src/dates.js';

const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );
const read = (text, edge = 'from') => readDay(text, /** @type {any} */ (edge), MONTHS);

for (const text of [
  '2025-06-02',
  ' 2025-06-02\u200b',
  '2025-6-2',
  '2025/06/02',
  '2025.06.02',
  '2025\u201306\u201302',
  '2025 - 06 - 02',
  '02.06.2025',
  '2.6.2025',
  '2 June 2025',
  '2. June 2025',
  '2 Jun 2025',
  'June 2, 2025',
  'june 2 2025',
])
  test(`"${text}" is 2 June 2025`, () => assert.equal(read(text), '2025-06-02'));

for (const text of [
  '',
  'x',
  '2025-02-30',
  '02/06/2025',
  '31.04.2025',
  '2 Ju 2025',
  '2025-06-02x',
  '0000-01-01',
])
  test(`"${text}" is no day`, () => assert.equal(read(text), null));

for (const [text, from, to] of [
  ['June 2025', '2025-06-01', '2025-06-30'],
  ['February 2024', '2024-02-01', '2024-02-29'],
  ['2025-06', '2025-06-01', '2025-06-30'],
  ['2025', '2025-01-01', '2025-12-31'],
])
  test(`"${text}" begins and ends`, () => {
    assert.equal(read(text, 'from'), from);
    assert.equal(read(text, 'to'), to);
  });

test('a month later is never in the month after that', () => {
  assert.equal(addMonths('2025-01-31', 1), '2025-02-28');
  assert.equal(addMonths('2024-03-31', -1), '2024-02-29');
  assert.equal(addMonths('2025-12-15', 1), '2026-01-15');
});

test('days are counted over the change of the clocks', () => {
  assert.equal(addDays('2025-03-29', 2), '2025-03-31');
  assert.equal(daysBetween('2025-03-29', '2025-03-31'), 2);
});

test('a day outside the span is its nearer end', () => {
  assert.equal(clampDay('2021-01-01', '2022-02-28', '2026-10-09'), '2022-02-28');
  assert.equal(clampDay('2027-01-01', '2022-02-28', '2026-10-09'), '2026-10-09');
  assert.equal(clampDay('2025-01-01', '2022-02-28', '2026-10-09'), '2025-01-01');
});

test('a day is said by the pattern of the language', () => {
  assert.equal(inWords('2025-06-02', '{day} {month} {year}', MONTHS), '2 June 2025');
});
