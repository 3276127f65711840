import './page.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';

const { channels } = await import('../src/theme.js');

const CASES = {
  '#fff': [255, 255, 255, 1],
  '#0e1117': [14, 17, 23, 1],
  '#00000080': [0, 0, 0, 128 / 255],
  'rgb(1, 2, 3)': [1, 2, 3, 1],
  'rgba(1, 2, 3, 0.25)': [1, 2, 3, 0.25],
  'rgb(1 2 3 / 0.5)': [1, 2, 3, 0.5],
  rebeccapurple: [128, 128, 128, 1],
  'rgb(1)': [128, 128, 128, 1],
};

for (const [colour, wanted] of Object.entries(CASES))
  test(`the channels of ${colour}`, () => assert.deepEqual(channels(colour), wanted));
