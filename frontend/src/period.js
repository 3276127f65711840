/** The filter: two days to type or pick, named periods, choices by code, and a strip of the record's months with two handles. */
import { markMenu, say } from './access.js';
import { between, dayAt, dayByKey, moved, shareOf, withEnd } from './brush.js';
import { clampDay, daysBetween, inWords, readDay } from './dates.js';
import { element } from './element.js';
import { periodStyle } from './period_css.js';
import { onThemeChange, themeOf } from './theme.js';

/** The two ends of a period. */
const ENDS = /** @type {const} */ (['from', 'to']);
/** How many pixels a pointer must go until a press is a drag. */
const FEWEST_PIXELS = 4;
/** So many milliseconds after the last key on a handle the period counts as chosen. */
const REST = 350;
/** The least distance in pixels between two years written under the strip. */
const YEAR_WIDTH = 44;

let count = 0;

/**
 * Shows a period filter in a node, and returns what changes and removes it.
 *
 * `onMove` hears of every period on the way, `onType` of a typed day that can be read, `onChange` of what the reader
 * has chosen. A period that was chosen stays until the page gives the same or another choice is made.
 *
 * @param {HTMLElement} node
 * @param {PeriodSpec} given
 * @param {PeriodHooks} hooks
 */
export function period(node, given, hooks) {
  const filter = new PeriodFilter(node, given, hooks);
  return {
    update: (/** @type {PeriodSpec} */ later) => filter.update(later),
    drag: (/** @type {Period} */ at, /** @type {boolean} */ isChosen) => filter.drag(at, isChosen),
    remove: () => filter.remove(),
  };
}

/** One period filter on a page. */
class PeriodFilter {
  /**
   * @param {HTMLElement} node
   * @param {PeriodSpec} given
   * @param {PeriodHooks} hooks
   */
  constructor(node, given, hooks) {
    this.node = node;
    this.hooks = hooks;
    /** What was chosen last and the page has not answered yet. @type {Chosen | null} */
    this.pending = null;
    /** What was there before it since the page last agreed: its answers come late. @type {Chosen[]} */
    this.earlier = [];
    /** Whether the reader is moving a handle and has not chosen yet. */
    this.isMoving = false;
    this.parts = build(`parley-period-${(count += 1)}`, given);
    node.replaceChildren(this.parts.root);
    periodStyle(node);
    this.unlisten = onThemeChange(() => requestAnimationFrame(() => this.dress()));
    this.observer = new ResizeObserver(() => this.writeYears());
    this.observer.observe(this.parts.track);
    this.listen();
    this.update(given);
  }

  /** Takes the filter away and lets go of what it holds. */
  remove() {
    clearTimeout(this.timer);
    this.observer.disconnect();
    this.unlisten();
    this.parts.root.remove();
  }

  /**
   * Takes over what the page says: span, activity, named periods, and the period itself.
   *
   * While a choice of the reader is on its way, an answer to an earlier one does not undo it; nor is a handle set back
   * that is being moved, or a day replaced that is being written.
   *
   * @param {PeriodSpec} given
   */
  update(given) {
    const fixed = fixedOf(given);
    const isNew = fixed !== this.fixed;
    markMenu(given.words.menu);
    if (this.given && this.given.status !== given.status) say(given.status);
    this.given = given;
    this.fixed = fixed;
    this.span = { first: given.first, last: given.last };
    if (isNew) this.offer();
    this.dress();
    const said = viewOf(given);
    const isEarlier = this.earlier.some((one) => same(one, said));
    if (this.pending && !same(this.pending, said) && isEarlier && !isNew) return;
    this.pending = null;
    this.earlier = [];
    if (!this.isMoving) this.write(said, this.unsettled(said));
  }

  /** Offers what a negotiation has: its months and years on the strip, its named periods, its choices. */
  offer() {
    const { words, presets, choices } = this.given;
    this.parts.bars.setAttribute('d', barsOf(this.given));
    this.writeYears();
    this.parts.preset.replaceChildren(
      new Option(words.own, ''),
      ...presets.map(({ label }, i) => new Option(label, String(i))),
    );
    for (const { name, options } of choices)
      this.parts.choices[name].replaceChildren(
        ...options.map(({ code, label }) => new Option(label, code)),
      );
  }

  /**
   * Returns the ends whose fields are left as they are: one that is being written in, or that holds no day and would
   * only be set back.
   *
   * @param {Chosen} next
   */
  unsettled(next) {
    return ENDS.filter((end) => {
      const field = this.parts[end];
      const root = /** @type {Document | ShadowRoot} */ (field.getRootNode());
      const isWritten = root.activeElement === field && field.value !== field.defaultValue;
      return isWritten || (field.hasAttribute('aria-invalid') && next[end] === this.shown[end]);
    });
  }

  /** Puts the page's colours and font on the filter. */
  dress() {
    const theme = themeOf(this.node);
    for (const name of ['background', 'text', 'grey', 'line', 'link', 'font'])
      this.parts.root.style.setProperty(`--pl-${name}`, theme[name]);
  }

  /**
   * Shows a view in the fields, the lists and the strip, but in fields that are kept as they are.
   *
   * @param {Chosen} shown
   * @param {('from' | 'to')[]} kept
   */
  write(shown, kept = []) {
    this.shown = shown;
    for (const end of ENDS) {
      this.parts.pickers[end].value = shown[end];
      if (kept.includes(end)) continue;
      this.parts[end].value = this.parts[end].defaultValue = shown[end];
      this.say(end, '');
    }
    this.move(shown);
    const { presets, choices } = this.given;
    const named = presets.findIndex(({ from, to }) => from === shown.from && to === shown.to);
    this.parts.preset.value = named < 0 ? '' : String(named);
    for (const { name } of choices) this.parts.choices[name].value = shown[name];
    const folded = choices.slice(1).map(({ name, options }) => {
      const found = options.find(({ code }) => code === shown[name]);
      return found?.summary ?? found?.label;
    });
    this.parts.summary.textContent = folded.filter(Boolean).join(' · ');
  }

  /**
   * Shows a period on the strip alone.
   *
   * @param {Chosen} at
   */
  move(at) {
    const { window: box, handles } = this.parts;
    const [left, right] = ENDS.map((end) => shareOf(at[end], this.span));
    box.style.left = `${left * 100}%`;
    box.style.right = `${(1 - right) * 100}%`;
    for (const end of ENDS) {
      const handle = handles[end];
      handle.style.left = `${shareOf(at[end], this.span) * 100}%`;
      const least = end === 'from' ? this.span.first : at.from;
      const most = end === 'from' ? at.to : this.span.last;
      handle.setAttribute('aria-valuemin', String(daysBetween(this.span.first, least)));
      handle.setAttribute('aria-valuemax', String(daysBetween(this.span.first, most)));
      handle.setAttribute('aria-valuenow', String(daysBetween(this.span.first, at[end])));
      const { day, months } = this.given.words;
      handle.setAttribute('aria-valuetext', inWords(at[end], day, months));
    }
  }

  /**
   * Shows a period on its way.
   *
   * @param {Chosen} at
   */
  preview(at) {
    if (same(at, this.shown)) return;
    this.isMoving = true;
    this.write(at);
    this.hooks.onMove?.(at);
  }

  /**
   * Makes a view the reader's choice.
   *
   * @param {Chosen} chosen
   * @param {('from' | 'to')[]} kept the ends whose fields stay as they are
   */
  choose(chosen, kept = []) {
    clearTimeout(this.timer);
    this.isMoving = false;
    const said = viewOf(this.given);
    this.write(chosen, kept);
    if (same(chosen, this.pending ?? said)) return;
    this.earlier.push(this.pending ?? said);
    this.pending = chosen;
    this.hooks.onChange(chosen);
  }

  /**
   * Takes over a period that is dragged elsewhere on the page; charts stand still until it is chosen.
   *
   * @param {Period} at
   * @param {boolean} isChosen
   */
  drag(at, isChosen) {
    const { first, last } = this.span;
    const [from, to] = ENDS.map((end) => clampDay(at[end], first, last));
    if (isChosen) return this.choose({ ...this.shown, from, to });
    this.isMoving = true;
    this.write({ ...this.shown, from, to });
  }

  /** Listens to the fields, the list of names, the handles and the strip. */
  listen() {
    const { preset, handles, pickers } = this.parts;
    for (const end of ENDS) {
      const field = this.parts[end];
      field.addEventListener('input', () => this.typed(end));
      field.addEventListener('change', () => this.entered(end));
      field.addEventListener('keydown', ({ key }) => key === 'Enter' && this.entered(end));
      pickers[end].addEventListener('change', () => {
        if (!pickers[end].value) return;
        field.value = pickers[end].value;
        this.entered(end);
      });
      this.parts.buttons[end].addEventListener('click', () => pickers[end].showPicker());
      handles[end].addEventListener('keydown', (event) => this.pressed(end, event));
    }
    preset.addEventListener('change', () => {
      const found = this.given.presets[Number(preset.value)];
      if (preset.value && found) this.choose({ ...this.shown, from: found.from, to: found.to });
    });
    for (const [name, select] of Object.entries(this.parts.choices))
      select.addEventListener('change', () => this.choose({ ...this.shown, [name]: select.value }));
    this.parts.more.addEventListener('focusout', (/** @type {FocusEvent} */ { relatedTarget }) => {
      if (!this.parts.more.contains(/** @type {Node} */ (relatedTarget)))
        this.parts.more.open = false;
    });
    this.parts.more.addEventListener('keydown', (/** @type {KeyboardEvent} */ { key }) => {
      if (key !== 'Escape' || !this.parts.more.open) return;
      this.parts.more.open = false;
      this.parts.summary.focus();
    });
    this.parts.track.addEventListener('pointerdown', (event) => this.grab(event));
    this.parts.track.addEventListener('dblclick', () =>
      this.choose({ ...this.shown, from: this.span.first, to: this.span.last }),
    );
  }

  /**
   * Returns the day that a field says, in the span; null where it says none.
   *
   * @param {'from' | 'to'} end
   */
  dayIn(end) {
    const day = readDay(this.parts[end].value, end, this.given.words.months);
    return day && clampDay(day, this.span.first, this.span.last);
  }

  /**
   * Returns the period that a field says together with the other field, or with the day that holds where that says none;
   * null where the field says none itself.
   *
   * @param {'from' | 'to'} end
   * @returns {Chosen | null}
   */
  periodIn(end) {
    const [from, to] = ENDS.map((one) => this.dayIn(one) ?? this.shown[one]);
    return this.dayIn(end) && { ...this.shown, from, to };
  }

  /**
   * Lets the page fetch a period while it is typed.
   *
   * @param {'from' | 'to'} end
   */
  typed(end) {
    const at = this.periodIn(end);
    if (at && at.from <= at.to) this.hooks.onType?.(at);
  }

  /**
   * Takes the day of a field over, or says beside it why it cannot; what was written stays.
   *
   * @param {'from' | 'to'} end
   */
  entered(end) {
    const { words } = this.given;
    const { value } = this.parts[end];
    if (value === this.shown[end]) return this.say(end, '');
    const at = this.periodIn(end);
    if (!at) return this.say(end, words.bad_day.replace('{value}', value.slice(0, 80)));
    if (at.from > at.to) return this.say(end, words.reversed);
    this.choose(
      at,
      ENDS.filter((one) => !this.dayIn(one)),
    );
  }

  /**
   * Says what is wrong with the day of a field, or nothing.
   *
   * @param {'from' | 'to'} end
   * @param {string} sentence
   */
  say(end, sentence) {
    const field = this.parts[end];
    if (sentence) field.setAttribute('aria-invalid', 'true');
    else field.removeAttribute('aria-invalid');
    this.parts.faults[end].textContent = sentence;
  }

  /**
   * Moves a handle by a key.
   *
   * @param {'from' | 'to'} end
   * @param {KeyboardEvent} event
   */
  pressed(end, event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const day = dayByKey(event.key, this.shown[end], this.span);
    if (!day) return;
    event.preventDefault();
    this.preview(withEnd(this.shown, end, day, this.span));
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.choose(this.shown), REST);
  }

  /**
   * Follows a pointer from where it takes hold of the strip: a handle, the selected part, or the rest of it.
   *
   * @param {PointerEvent} event
   */
  grab(event) {
    if (event.button) return;
    const { track } = this.parts;
    const box = track.getBoundingClientRect();
    const at = ({ clientX }) => dayAt((clientX - box.left) / box.width, this.span);
    const target = /** @type {HTMLElement} */ (event.target);
    const end = /** @type {'from' | 'to' | undefined} */ (target.dataset.end);
    const begun = { period: this.shown, day: at(event), x: event.clientX, isDrag: false };
    const isInside = target === this.parts.window;
    const periodAt = (/** @type {PointerEvent} */ now) => {
      if (end) return withEnd(begun.period, end, at(now), this.span);
      const days = daysBetween(begun.day, at(now));
      const other = isInside ? moved(begun.period, days, this.span) : between(begun.day, at(now));
      return { ...begun.period, ...other };
    };
    const move = (/** @type {PointerEvent} */ now) => {
      begun.isDrag ||= Math.abs(now.clientX - begun.x) >= FEWEST_PIXELS;
      this.parts.root.toggleAttribute('data-dragged', begun.isDrag);
      if (begun.isDrag) this.preview(periodAt(now));
    };
    const done = () => {
      track.removeEventListener('pointermove', move);
      track.removeEventListener('pointerup', done);
      track.removeEventListener('pointercancel', done);
      this.parts.root.removeAttribute('data-dragged');
      if (begun.isDrag) this.choose(this.shown);
    };
    track.setPointerCapture(event.pointerId);
    track.addEventListener('pointermove', move);
    track.addEventListener('pointerup', done);
    track.addEventListener('pointercancel', done);
    if (end) this.parts.handles[end].focus({ preventScroll: true });
    event.preventDefault();
  }

  /** Writes as many years under the strip as have room. */
  writeYears() {
    if (!this.span) return;
    const [first, last] = [this.span.first, this.span.last].map((day) => Number(day.slice(0, 4)));
    const width = this.parts.track.clientWidth || 1;
    const years = [];
    let end = -Infinity;
    for (let year = first; year <= last; year += 1) {
      const share = shareOf(`${year}-01-01`, this.span);
      if (share * width - end < YEAR_WIDTH || share * width > width - YEAR_WIDTH / 2) continue;
      end = share * width;
      const made = element('span', {}, String(year));
      made.style.left = `${share * 100}%`;
      years.push(made);
    }
    this.parts.years.replaceChildren(...years);
  }
}

/**
 * Returns the view that the page says: period and choices by name.
 *
 * @param {PeriodSpec} given
 * @returns {Chosen}
 */
const viewOf = ({ from, to, choices }) => ({
  from,
  to,
  ...Object.fromEntries(choices.map(({ name, value }) => [name, value])),
});

/**
 * Returns what a negotiation has whatever is chosen, as a text that differs where it does.
 *
 * @param {PeriodSpec} given
 */
const fixedOf = ({ first, last, months, presets, choices }) =>
  JSON.stringify([first, last, months, presets, choices.map(({ options }) => options)]);

/**
 * Tells whether two views are the same in all that the filter chooses.
 *
 * @param {Chosen | null} one
 * @param {Chosen | null} other
 */
const same = (one, other) =>
  Boolean(one && other) && Object.keys(one).every((name) => one[name] === other[name]);

/**
 * Returns the path of the bars of a strip, 1000 units wide and 100 high: one a month, as high as it has records.
 *
 * @param {PeriodSpec} given
 */
function barsOf({ months, first, last }) {
  const span = { first, last };
  const most = Math.max(1, ...months.map(({ records }) => records));
  return months
    .map(({ day, until, records }) => {
      const left = shareOf(day, span) * 1000;
      const width = Math.max(2, shareOf(until, span) * 1000 - left - 1.5);
      const height = records ? Math.max(6, (records / most) * 100) : 0;
      return height ? `M${left.toFixed(1)} 100v${-height.toFixed(1)}h${width.toFixed(1)}V100z` : '';
    })
    .join('');
}

/**
 * Returns the elements of a filter by their names.
 *
 * @param {string} id
 * @param {PeriodSpec} given
 * @returns {any}
 */
function build(id, given) {
  const { words } = given;
  const parts = { pickers: {}, buttons: {}, faults: {}, handles: {} };
  const fields = ENDS.map((end) => fieldOf(parts, end, id, words));
  parts.preset = element('select');
  fields.push(
    element('label', { class: 'field named' }, element('span', {}, words.preset), parts.preset),
  );
  parts.choices = Object.fromEntries(given.choices.map(({ name }) => [name, element('select')]));
  const [seen, ...folded] = given.choices.map(({ name, label }) =>
    element('label', { class: 'field named' }, element('span', {}, label), parts.choices[name]),
  );
  parts.summary = element('summary');
  const panel = element('div', { class: 'panel' }, ...folded);
  parts.more = element('details', { class: 'more' }, parts.summary, panel);
  fields.push(seen, parts.more);
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 1000 100');
  svg.setAttribute('preserveAspectRatio', 'none');
  svg.setAttribute('aria-hidden', 'true');
  parts.bars = document.createElementNS(svg.namespaceURI, 'path');
  svg.append(parts.bars);
  parts.window = element('div', { class: 'window' });
  for (const end of ENDS)
    parts.handles[end] = element('div', {
      class: 'handle',
      role: 'slider',
      tabindex: '0',
      'aria-orientation': 'horizontal',
      'aria-label': words[end],
      'data-end': end,
    });
  const handles = ENDS.map((end) => parts.handles[end]);
  parts.track = element('div', { class: 'track' }, svg, parts.window, ...handles);
  parts.years = element('div', { class: 'years', 'aria-hidden': 'true' });
  const strip = element('div', { class: 'strip', title: words.hint }, parts.track, parts.years);
  parts.root = element(
    'div',
    { class: 'parley-period', role: 'group', 'aria-label': words.period },
    element('div', { class: 'fields' }, ...fields),
    parts.faults.from,
    parts.faults.to,
    strip,
  );
  return parts;
}

/**
 * Returns the field of one day with its calendar, and notes its elements among the parts.
 *
 * @param {any} parts
 * @param {'from' | 'to'} end
 * @param {string} id
 * @param {PeriodSpec['words']} words
 */
function fieldOf(parts, end, id, words) {
  const fault = `${id}-${end}-fault`;
  parts[end] = element('input', {
    type: 'text',
    id: `${id}-${end}`,
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-describedby': fault,
  });
  parts.pickers[end] = element('input', { type: 'date', tabindex: '-1', 'aria-hidden': 'true' });
  parts.buttons[end] = element('button', {
    type: 'button',
    'aria-label': words.calendar.replace('{end}', words[end]),
  });
  parts.faults[end] = element('p', { class: 'fault', id: fault, role: 'alert' });
  const label = element('label', { for: `${id}-${end}` }, words[end]);
  const box = element('span', { class: 'day' }, parts[end], parts.buttons[end], parts.pickers[end]);
  return element('div', { class: 'field' }, label, box);
}
