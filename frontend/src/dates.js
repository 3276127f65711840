/** Days as ISO 8601 text ("2025-06-02"): reading the forms that people type, arithmetic, and words. */

/** A day in milliseconds. */
const DAY = 86_400_000;
/** Signs that look like a space or nothing, as they come along with pasted text. */
const INVISIBLE = /[\u200b-\u200f\u2060\ufeff\u00ad]/g;
const DASHES = /[\u2010-\u2015\u2212]/g;
/** The fewest letters by which a month is known: "Jun" may be June or, in other languages, more. */
const FEWEST_LETTERS = 3;

/**
 * Returns a day as milliseconds since 1970, at midnight UTC.
 *
 * @param {string} day
 */
export const toTime = (day) => Date.parse(`${day}T00:00:00Z`);

/**
 * Returns the day of a time in milliseconds since 1970.
 *
 * @param {number} time
 */
export const toDay = (time) => new Date(time).toISOString().slice(0, 10);

/**
 * Returns the day so many days later.
 *
 * @param {string} day
 * @param {number} count
 */
export const addDays = (day, count) => toDay(toTime(day) + count * DAY);

/**
 * Returns the same day so many months later, or the last day of that month where it has no such day.
 *
 * @param {string} day
 * @param {number} count
 */
export function addMonths(day, count) {
  const [year, month, date] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
  return toDay(Date.UTC(year, month - 1 + count, Math.min(date, last)));
}

/**
 * Returns how many days lie between two days, negative where the second is the earlier.
 *
 * @param {string} from
 * @param {string} to
 */
export const daysBetween = (from, to) => Math.round((toTime(to) - toTime(from)) / DAY);

/**
 * Returns the day, or the nearer end of the span where it lies outside.
 *
 * @param {string} day
 * @param {string} first
 * @param {string} last
 */
export function clampDay(day, first, last) {
  if (day < first) return first;
  return day > last ? last : day;
}

/**
 * Returns the day of a year, a month (1 to 12) and a date, or null where the calendar has none.
 *
 * @param {number} year
 * @param {number} month
 * @param {number} date
 */
function dayOf(year, month, date) {
  const time = new Date(Date.UTC(year, month - 1, date));
  const isReal = time.getUTCMonth() === month - 1 && time.getUTCDate() === date && year > 999;
  return isReal ? toDay(time.getTime()) : null;
}

/**
 * Returns the number (1 to 12) of a month by its name or the beginning of it, or 0.
 *
 * @param {string} name
 * @param {string[]} months
 */
function monthOf(name, months) {
  const wanted = name.toLocaleLowerCase();
  if (wanted.length < FEWEST_LETTERS) return 0;
  return months.findIndex((month) => month.toLocaleLowerCase().startsWith(wanted)) + 1;
}

/**
 * Returns the first or the last day of a month, or null where there is no such month.
 *
 * @param {number} year
 * @param {number} month
 * @param {'from' | 'to'} edge
 */
function edgeOf(year, month, edge) {
  const first = dayOf(year, month, 1);
  return first && edge === 'to' ? addDays(addMonths(first, 1), -1) : first;
}

/**
 * Returns the day that a reader has typed, or null where the text says none.
 *
 * Understood are `2025-06-02`, `2025/6/2`, `02.06.2025`, `2 June 2025`, `June 2, 2025`, and, as the
 * first or the last day of it by the edge, `June 2025`, `2025-06` and `2025`. A date with slashes
 * that begins with the day or the month is not: nobody can tell which.
 *
 * @param {string} text
 * @param {'from' | 'to'} edge
 * @param {string[]} months The names of the twelve months.
 * @returns {string | null}
 */
export function readDay(text, edge, months) {
  const said = text.normalize('NFKC').replace(INVISIBLE, '').replace(DASHES, '-').trim();
  const plain = said.replace(/\s*([-/.])\s*/g, '$1').replace(/[\s,]+/g, ' ');
  let found;
  if ((found = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(plain)))
    return dayOf(+found[1], +found[3], +found[4]);
  if ((found = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(plain)))
    return dayOf(+found[3], +found[2], +found[1]);
  if ((found = /^(\d{1,2})\.? ?(\p{L}+)\.? (\d{4})$/u.exec(plain)))
    return dayOf(+found[3], monthOf(found[2], months), +found[1]);
  if ((found = /^(\p{L}+)\.? (\d{1,2}) (\d{4})$/u.exec(plain)))
    return dayOf(+found[3], monthOf(found[1], months), +found[2]);
  if ((found = /^(\p{L}+)\.? (\d{4})$/u.exec(plain)))
    return edgeOf(+found[2], monthOf(found[1], months), edge);
  if ((found = /^(\d{4})[-/.](\d{1,2})$/.exec(plain))) return edgeOf(+found[1], +found[2], edge);
  if ((found = /^(\d{4})$/.exec(plain)))
    return edge === 'to' ? dayOf(+found[1], 12, 31) : dayOf(+found[1], 1, 1);
  return null;
}

/**
 * Returns a day in words by a pattern of its parts, for example "{day} {month} {year}".
 *
 * @param {string} day
 * @param {string} pattern
 * @param {string[]} months
 */
export function inWords(day, pattern, months) {
  const [year, month, date] = day.split('-').map(Number);
  const parts = { day: date, month: months[month - 1], year };
  return pattern.replace(/\{(day|month|year)\}/g, (_, name) => String(parts[name]));
}
