/** Says the title of a page to screen readers when a reader has gone to another page or record of the app. */

/** What a reader does before a title changes by their wish; the first title is read by itself. */
const ACTS = ['pointerdown', 'keydown', 'popstate'];
/** A title is said once it has stood for so many milliseconds: a switch of page sets it more than once. */
const SETTLED = 400;

/** Returns the one polite live region of the page, which nobody sees. */
function region() {
  const node = document.createElement('div');
  node.setAttribute('role', 'status');
  node.setAttribute('aria-live', 'polite');
  node.style.cssText =
    'position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap';
  document.body.append(node);
  return node;
}

/** Listens to the title of the document. */
export function announce() {
  const node = region();
  let [last, hasActed, timer] = [document.title, false, 0];
  for (const act of ACTS)
    addEventListener(act, () => (hasActed = true), { capture: true, once: true });
  const say = () => {
    if (hasActed && document.title !== last) node.textContent = document.title;
    last = document.title;
  };
  new MutationObserver(() => {
    clearTimeout(timer);
    timer = setTimeout(say, SETTLED);
  }).observe(document.head, { subtree: true, childList: true, characterData: true });
}
