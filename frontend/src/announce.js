/** Says the title of a page to screen readers when a reader has gone to another page or record of the app. */
import { say } from './access.js';

/** What a reader does before a title changes by their wish; the first title is read by itself. */
const ACTS = ['pointerdown', 'keydown', 'popstate'];

/** Listens to the title of the document. */
export function announce() {
  let last = document.title;
  let hasActed = false;
  for (const act of ACTS)
    addEventListener(act, () => (hasActed = true), { capture: true, once: true });
  new MutationObserver(() => {
    if (hasActed && document.title !== last) say(document.title);
    last = document.title;
  }).observe(document.head, { subtree: true, childList: true, characterData: true });
}
