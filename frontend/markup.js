/** Markup of ours in the app: its links within the page scroll, links to a view are told, and buttons copy. */

/** The markup by the element that holds it. */
const shown = new Map();

/**
 * Shows markup, or updates it where it has changed, the link that has the focus keeping it.
 *
 * @param {{data: {html: string, copied?: string}, parentElement: HTMLElement, setTriggerValue: (name: string, value: string) => void}} given
 */
export default function component({ data, parentElement, setTriggerValue }) {
  let one = shown.get(parentElement);
  if (!one) {
    one = { node: parentElement.appendChild(document.createElement('div')), html: '', tell: null };
    one.node.addEventListener('click', (event) => clicked(event, one));
    one.node.addEventListener('parley:record', (event) => tellRecord(event, one));
    shown.set(parentElement, one);
  }
  Object.assign(one, { tell: setTriggerValue, copied: data.copied ?? '' });
  if (one.html !== data.html) {
    const place = linksIn(one.node).indexOf(/** @type {any} */ (document.activeElement));
    for (const node of one.node.querySelectorAll('details[data-steps] > div'))
      window.Parley?.remove(node);
    one.node.innerHTML = one.html = data.html;
    if (place >= 0) linksIn(one.node)[place]?.focus();
  }
  return () => {
    shown.delete(parentElement);
    one.node.remove();
  };
}

/**
 * Returns the links in an element, in their order.
 *
 * @param {Element} node
 * @returns {HTMLAnchorElement[]}
 */
const linksIn = (node) => [...node.querySelectorAll('a')];

/** Copies what a button offers, or follows a link. */
function clicked(event, one) {
  const button = event.target.closest('[data-copy]');
  if (button) return copy(button, one.copied);
  follow(event, one);
}

/**
 * Puts the text of a button on the clipboard; the button says that it did, to screen readers as well.
 *
 * @param {HTMLButtonElement} button
 * @param {string} copied
 */
async function copy(button, copied) {
  await navigator.clipboard.writeText(button.dataset.copy);
  const words = button.textContent;
  button.setAttribute('aria-live', 'polite');
  button.textContent = copied;
  setTimeout(() => (button.textContent = words), 2000);
}

/** Follows a link within the page: to a place by scrolling, to a view by telling Streamlit; others are the browser's. */
function follow(event, { tell }) {
  const link = event.target.closest('a');
  if (!link || link.hasAttribute('download')) return;
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  const to = link.getAttribute('href');
  const isHere = link.origin === location.origin && link.pathname === location.pathname;
  if (!isHere) return;
  event.preventDefault();
  if (to.startsWith('#')) goTo(to.slice(1));
  else tell('followed', to);
}

/** Tells Streamlit of a record that a chart in the markup opens. */
function tellRecord(event, { tell }) {
  event.preventDefault();
  const words = new URLSearchParams(location.search);
  words.set('record', event.detail);
  tell('followed', `${location.pathname}?${words}`);
}

/**
 * Scrolls to a place and gives it the focus; the address stays, so that the back button means a view.
 *
 * @param {string} id
 */
function goTo(id) {
  const place = [...document.querySelectorAll(`[id="${CSS.escape(id)}"]`)].pop();
  if (!(place instanceof HTMLElement)) return;
  place.tabIndex = -1;
  place.scrollIntoView({ block: 'start' });
  place.focus({ preventScroll: true });
}
