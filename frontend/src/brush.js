/** The period that a strip selects: what dragging and keys make of it, in days; nothing here touches the page. */
import { addDays, addMonths, clampDay, daysBetween } from './dates.js';

/**
 * Returns the day at a place of the strip, from 0 at its left end to 1 at its right.
 *
 * @param {number} share
 * @param {Span} span
 */
export function dayAt(share, { first, last }) {
  const days = Math.round(Math.min(1, Math.max(0, share)) * daysBetween(first, last));
  return addDays(first, days);
}

/**
 * Returns the place of a day on the strip, from 0 to 1.
 *
 * @param {string} day
 * @param {Span} span
 */
export function shareOf(day, { first, last }) {
  return daysBetween(first, clampDay(day, first, last)) / Math.max(1, daysBetween(first, last));
}

/**
 * Returns the period with one end moved to a day; it goes no further than the other end.
 *
 * @template {Period} T
 * @param {T} period
 * @param {'from' | 'to'} end
 * @param {string} day
 * @param {Span} span
 * @returns {T}
 */
export function withEnd(period, end, day, { first, last }) {
  if (end === 'from') return { ...period, from: clampDay(day, first, period.to) };
  return { ...period, to: clampDay(day, period.from, last) };
}

/**
 * Returns the period moved by so many days, as long as it was, and no further than the span.
 *
 * @param {Period} period
 * @param {number} days
 * @param {Span} span
 * @returns {Period}
 */
export function moved({ from, to }, days, { first, last }) {
  const most = daysBetween(to, last);
  const least = daysBetween(from, first);
  const by = Math.min(most, Math.max(least, days));
  return { from: addDays(from, by), to: addDays(to, by) };
}

/**
 * Returns the period between two days, in whichever order they come.
 *
 * @param {string} one
 * @param {string} other
 * @returns {Period}
 */
export const between = (one, other) =>
  one < other ? { from: one, to: other } : { from: other, to: one };

/**
 * Returns the day to which a key takes a handle, as the ARIA slider pattern asks; null for others.
 *
 * Arrows move by a day, Page Up and Page Down by a month, Home and End to the ends of the span.
 *
 * @param {string} key
 * @param {string} day
 * @param {Span} span
 * @returns {string | null}
 */
export function dayByKey(key, day, { first, last }) {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return addDays(day, -1);
    case 'ArrowRight':
    case 'ArrowUp':
      return addDays(day, 1);
    case 'PageDown':
      return addMonths(day, -1);
    case 'PageUp':
      return addMonths(day, 1);
    case 'Home':
      return first;
    case 'End':
      return last;
    default:
      return null;
  }
}
