/** The search: a field in the header, and under it, while it is typed in, the records that are found. */
import { element } from './element.js';
import { searchStyle } from './search_css.js';
import { onThemeChange, themeOf } from './theme.js';

/** So many milliseconds after the last letter the server is asked. */
const REST = 120;
/** So many results are listed under the field; the page of results has them all. */
const LISTED = 20;
/** The key that goes to the field from anywhere on the page, and where it is kept that a reader has turned it off. */
const SHORTCUT = '/';
const TURNED_OFF = 'parley-search-key-off';
/** What takes letters: a key that is pressed in one of these is a letter. */
const WRITTEN_IN = 'input, textarea, select, [contenteditable]:not([contenteditable=false])';

let count = 0;

/**
 * Shows the search in a node, and returns what changes and removes it.
 *
 * @param {HTMLElement} node
 * @param {SearchSpec} given
 * @param {SearchHooks} hooks
 */
export function searchBox(node, given, hooks) {
  const made = new Search(node, given, hooks);
  return {
    update: (/** @type {SearchSpec} */ later) => made.update(later),
    focus: () => made.parts.field.focus(),
    write: (/** @type {string} */ query) => {
      made.parts.field.value = query;
      made.typed();
    },
    remove: () => made.remove(),
  };
}

/**
 * Tells whether a key means the search: pressed alone, where no letters are written and no dialog is open.
 *
 * @param {KeyboardEvent} event
 */
export function isShortcut(event) {
  const { key, ctrlKey, metaKey, altKey, isComposing, defaultPrevented } = event;
  if (key !== SHORTCUT || ctrlKey || metaKey || altKey || isComposing || defaultPrevented)
    return false;
  const target = /** @type {Element} */ (event.composedPath()[0]);
  return !target?.matches?.(WRITTEN_IN) && !document.querySelector('[role=dialog]');
}

/**
 * Returns the sentence that says how many records a query finds.
 *
 * @param {Found} found
 * @param {SearchSpec['words']} words
 */
export function countSaid({ query, count: found }, words) {
  const pattern = found ? words.found : words.none;
  return pattern.replace('{count}', found.toLocaleString('en')).replace('{query}', () => query);
}

/** Tells whether the reader has turned the key off; a browser that keeps nothing has it on. */
function isKeyOff() {
  try {
    return localStorage.getItem(TURNED_OFF) === 'yes';
  } catch {
    return false;
  }
}

/**
 * Keeps whether the key is on.
 *
 * @param {boolean} isOn
 */
function turnKey(isOn) {
  try {
    if (isOn) localStorage.removeItem(TURNED_OFF);
    else localStorage.setItem(TURNED_OFF, 'yes');
  } catch {
    // A browser that keeps nothing has the key on again on the next page.
  }
}

/** One search on a page. */
class Search {
  /**
   * @param {HTMLElement} node
   * @param {SearchSpec} given
   * @param {SearchHooks} hooks
   */
  constructor(node, given, hooks) {
    this.given = given;
    this.hooks = hooks;
    this.node = node;
    /** What was found last. @type {Found | null} */
    this.found = null;
    /** Whether the first result is opened as soon as it is there. */
    this.opensFirst = false;
    this.parts = build(`parley-search-${(count += 1)}`, given.words);
    node.replaceChildren(this.parts.root);
    searchStyle(node);
    this.unlisten = onThemeChange(() => requestAnimationFrame(() => this.dress()));
    this.onKey = (/** @type {KeyboardEvent} */ event) => this.reach(event);
    addEventListener('keydown', this.onKey);
    this.listen();
    this.dress();
    this.sayKey();
  }

  /** Takes the search away and lets go of what it holds. */
  remove() {
    clearTimeout(this.timer);
    this.asked?.abort();
    removeEventListener('keydown', this.onKey);
    this.unlisten();
    this.parts.root.remove();
  }

  /** Puts the page's colours and font on the search. */
  dress() {
    const theme = themeOf(this.node);
    for (const name of ['background', 'text', 'grey', 'line', 'link', 'font'])
      this.parts.root.style.setProperty(`--pl-${name}`, theme[name]);
  }

  /**
   * Takes over what the page says: where to search, and what it has found itself.
   *
   * @param {SearchSpec} given
   */
  update(given) {
    const isOther = given.address !== this.given.address;
    this.given = given;
    if (isOther) this.found = null;
    if (given.found && given.found.query === this.query) this.show(given.found);
  }

  /** What is typed, without spaces around it. */
  get query() {
    return this.parts.field.value.trim();
  }

  /** The links to the results, in their order. @returns {HTMLAnchorElement[]} */
  get links() {
    return [...this.parts.list.querySelectorAll('a')];
  }

  listen() {
    const { root, form, field, panel, key } = this.parts;
    form.addEventListener('submit', (/** @type {SubmitEvent} */ event) => {
      event.preventDefault();
      this.enter();
    });
    field.addEventListener('input', () => this.typed());
    field.addEventListener('focus', () => this.found && this.query && this.open(true));
    root.addEventListener('keydown', (/** @type {KeyboardEvent} */ event) => this.pressed(event));
    root.addEventListener('focusout', (/** @type {FocusEvent} */ { relatedTarget }) => {
      if (!root.contains(/** @type {Node} */ (relatedTarget))) this.open(false);
    });
    panel.addEventListener('pointerdown', (/** @type {PointerEvent} */ event) => {
      if (!(/** @type {Element} */ (event.target).closest('a, label'))) event.preventDefault(); // the focus stays
    });
    panel.addEventListener('click', (/** @type {MouseEvent} */ event) => this.clicked(event));
    key.addEventListener('change', () => {
      turnKey(key.checked);
      this.sayKey();
    });
  }

  /** Says whether the key goes to the field. */
  sayKey() {
    const isOn = !isKeyOff();
    this.parts.key.checked = isOn;
    if (isOn) this.parts.field.setAttribute('aria-keyshortcuts', SHORTCUT);
    else this.parts.field.removeAttribute('aria-keyshortcuts');
  }

  /**
   * Goes to the field by the key, unless the reader has turned it off.
   *
   * @param {KeyboardEvent} event
   */
  reach(event) {
    if (!isShortcut(event) || isKeyOff() || this.node.closest('[inert]')) return;
    event.preventDefault();
    this.parts.field.focus();
    this.parts.field.select();
  }

  /** Asks for what is typed when the reader pauses. */
  typed() {
    clearTimeout(this.timer);
    this.asked?.abort();
    this.opensFirst = false;
    if (!this.query) return this.show(null);
    this.timer = setTimeout(() => this.ask(), REST);
  }

  /** Asks the server, or the page where no address has what is searched. */
  async ask() {
    const query = this.query;
    if (!this.given.address) return this.hooks.onAsk?.(query);
    this.asked = new AbortController();
    const { signal } = this.asked;
    const [path, said] = this.given.address.split('?');
    const words = new URLSearchParams(said);
    words.set('q', query);
    words.set('limit', String(LISTED));
    try {
      const answer = await fetch(`${path}?${words}`, { signal });
      if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
      const found = await answer.json();
      if (query === this.query) this.show({ ...found, query });
    } catch (error) {
      if (!signal.aborted) this.fail(error);
    }
  }

  /**
   * Says that nothing could be found out.
   *
   * @param {unknown} error
   */
  fail(error) {
    console.error(error);
    this.show(null);
    this.say(this.given.words.failed);
    this.open(true);
  }

  /**
   * Shows what was found under the field.
   *
   * @param {Found | null} found
   */
  show(found) {
    const { list } = this.parts;
    this.found = found;
    list.replaceChildren(...(found?.results ?? []).map((result) => this.item(result)));
    this.offerAll(found);
    this.say(found ? countSaid(found, this.given.words) : '');
    this.open(Boolean(found));
    if (this.opensFirst && found) this.enter();
  }

  /**
   * Offers the page of all results, where there are more than are listed.
   *
   * @param {Found | null} found
   */
  offerAll(found) {
    const { all } = this.parts;
    const { page, words } = this.given;
    all.hidden = !(page && found && found.count > found.results.length);
    if (all.hidden) return;
    all.href = `${page}${page.includes('?') ? '&' : '?'}${new URLSearchParams({ q: found.query })}`;
    all.textContent = words.all.replace('{count}', found.count.toLocaleString('en'));
  }

  /**
   * Returns a result as an item of the list.
   *
   * @param {SearchResult} result
   */
  item({ record, title, kind, day }) {
    const said = element('span', {}, day && !title.includes(day) ? `${kind} · ${day}` : kind);
    const link = element('a', { href: this.hooks.hrefOf(record) }, title, ' ', said);
    link.dataset.record = record;
    return element('li', {}, link);
  }

  /**
   * Says something below the field, to the eye and to the ear.
   *
   * @param {string} sentence
   */
  say(sentence) {
    this.parts.status.textContent = this.parts.count.textContent = sentence;
  }

  /**
   * Opens or closes what stands under the field.
   *
   * @param {boolean} isOpen
   */
  open(isOpen) {
    this.parts.panel.hidden = !isOpen;
    this.parts.root.toggleAttribute('data-open', isOpen);
  }

  /** Opens the first result, at once or when it has come. */
  enter() {
    const isKnown = this.found?.query === this.query;
    this.opensFirst = !isKnown && Boolean(this.query);
    const [first] = this.links;
    if (isKnown && first) this.choose(first);
  }

  /**
   * Opens the record of a link.
   *
   * @param {HTMLAnchorElement} link
   */
  choose(link) {
    this.parts.field.focus(); // to which the reader comes back
    this.open(false);
    this.hooks.onOpen(link.dataset.record, this.parts.field);
  }

  /**
   * Follows a result, unless the browser is to: in another window or tab.
   *
   * @param {MouseEvent} event
   */
  clicked(event) {
    const link = /** @type {Element} */ (event.target).closest('a[data-record]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.choose(/** @type {HTMLAnchorElement} */ (link));
  }

  /**
   * Moves through the results by arrow keys, and closes them by Escape; the page behind hears of no letter.
   *
   * @param {KeyboardEvent} event
   */
  pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    event.stopPropagation();
    if (event.key === 'Escape') return this.leave(event);
    const to = placeAfter(event.key, this.links.indexOf(focusedIn(this.node)), this.links.length);
    if (to === null || (focusedIn(this.node) === this.parts.field && event.key !== 'ArrowDown'))
      return;
    event.preventDefault();
    this.open(true);
    (this.links[to] ?? this.parts.field).focus();
  }

  /**
   * Closes the list, or else empties the field.
   *
   * @param {KeyboardEvent} event
   */
  leave(event) {
    event.preventDefault();
    if (this.parts.panel.hidden) {
      this.parts.field.value = '';
      this.typed();
    }
    this.parts.field.focus();
    this.open(false);
  }
}

/**
 * Returns the place in a list of some length to which a key leads from a place, -1 being the field above it; null for other keys.
 *
 * @param {string} key
 * @param {number} place
 * @param {number} length
 */
export function placeAfter(key, place, length) {
  if (!length) return null;
  const to = { ArrowDown: Math.min(place + 1, length - 1), ArrowUp: place - 1, Home: 0 };
  return { ...to, End: length - 1 }[key] ?? null;
}

/**
 * Returns the element that has the focus in the document or shadow root of a node.
 *
 * @param {Node} node
 * @returns {any}
 */
const focusedIn = (node) => /** @type {Document | ShadowRoot} */ (node.getRootNode()).activeElement;

/**
 * Returns the elements of a search by their names.
 *
 * @param {string} id
 * @param {SearchSpec['words']} words
 * @returns {any}
 */
function build(id, words) {
  const parts = {
    field: element('input', {
      type: 'search',
      id,
      placeholder: words.placeholder,
      autocomplete: 'off',
      spellcheck: 'false',
      maxlength: String(words.longest),
    }),
    status: element('p', { class: 'unseen', role: 'status' }),
    count: element('p', { class: 'count', 'aria-hidden': 'true' }),
    list: element('ul', { 'aria-label': words.results }),
    all: element('a', { class: 'all' }),
    key: element('input', { type: 'checkbox' }),
  };
  const key = element('label', { class: 'key' }, parts.key, ' ', words.key);
  const panel = element('div', { class: 'panel' }, parts.count, parts.list, parts.all, key);
  panel.hidden = true;
  const label = element('label', { for: id, class: 'unseen' }, words.label);
  const form = element('form', { role: 'search' }, label, parts.field);
  const root = element('div', { class: 'parley-search' }, form, parts.status, panel);
  return { ...parts, panel, form, root };
}
