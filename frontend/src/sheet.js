/** Style sheets of our own parts of a page, each put once into every document or shadow root that needs it. */

/**
 * Returns a function that puts a style into the document or shadow root of a node, unless it is there.
 *
 * @param {string} css
 * @returns {(node: Node) => void}
 */
export function styler(css) {
  /** @type {CSSStyleSheet | undefined} */
  let sheet;
  return (node) => {
    const root = /** @type {Document | ShadowRoot} */ (node.getRootNode());
    if (!sheet) (sheet = new CSSStyleSheet()).replaceSync(css);
    if (root.adoptedStyleSheets && !root.adoptedStyleSheets.includes(sheet))
      root.adoptedStyleSheets.push(sheet);
  };
}
