/** What the figure takes from the page: the colours and the font, light or dark. */

/** `share` is how much of the text's colour a line has, from 0 to 1. */
const LIGHT = {
  background: '#ffffff',
  text: '#31333f',
  line: '#e3e4e8',
  link: '#1f5fa8',
  share: 0.14,
};
const DARK = {
  background: '#0e1117',
  text: '#fafafa',
  line: '#33353d',
  link: '#7ab8ff',
  share: 0.2,
};
const FONT = '"Source Sans", "Source Sans 3", "Source Sans Pro", system-ui, sans-serif';
const darkWish = window.matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set();
let printing = false;

/**
 * Returns the theme that holds at a node, from Streamlit's CSS variables or the reader's own preference.
 *
 * @param {Element} node
 * @returns {Theme}
 */
export function themeOf(node) {
  const style = getComputedStyle(node);
  const read = (name) => style.getPropertyValue(`--st-${name}`).trim();
  const font = read('font') || FONT;
  if (printing) return named({ ...LIGHT, font });
  const said = read('background-color');
  const base = (said ? luminance(said) < 0.4 : isDarkWished()) ? DARK : LIGHT;
  const background = said || base.background;
  const text = read('text-color') || base.text;
  const line = mix(text, background, base.share);
  return named({ background, text, font, line, link: read('link-color') || base.link });
}

/** Tells whether a page that has no colours of its own is to be dark. */
const isDarkWished = () =>
  (document.documentElement.dataset.theme || (darkWish.matches ? 'dark' : 'light')) === 'dark';

/**
 * Returns the one light theme of exported images, in a font that every reader's computer has.
 *
 * @returns {Theme}
 */
export function imageTheme() {
  return named({
    ...LIGHT,
    text: '#222222',
    link: '#222222',
    font: 'Arial, "Liberation Sans", Helvetica, sans-serif',
  });
}

/**
 * Calls back when the page's theme changes, and before and after it is printed.
 *
 * @param {() => void} callback
 * @returns {() => void}
 */
export function onThemeChange(callback) {
  listeners.add(callback);
  return () => listeners.delete(callback);
}

/** Tells whether the page is being printed. */
export const isPrinting = () => printing;

/**
 * Returns a colour's red, green and blue (0 to 255) and its opacity.
 *
 * @param {string} colour
 * @returns {number[]}
 */
export function channels(colour) {
  const hex = /^#([0-9a-f]{3,8})$/i.exec(colour)?.[1];
  if (hex) {
    const full = hex.length < 6 ? [...hex].map((digit) => digit + digit).join('') : hex;
    const [red, green, blue, alpha = 255] = full.match(/../g).map((pair) => parseInt(pair, 16));
    return [red, green, blue, alpha / 255];
  }
  const numbers = /^rgba?\(([^)]+)\)$/i
    .exec(colour)?.[1]
    .split(/[\s,/]+/)
    .filter(Boolean)
    .map(parseFloat);
  return numbers?.length >= 3 ? [...numbers.slice(0, 3), numbers[3] ?? 1] : [128, 128, 128, 1];
}

/**
 * Returns the theme with what follows from it: the grey of small text, whether it is dark, in what fonts text is measured.
 *
 * @param {Pick<Theme, 'background' | 'text' | 'line' | 'link' | 'font'>} theme
 * @returns {Theme}
 */
function named(theme) {
  const dark = luminance(theme.background) < 0.4;
  const grey = mix(theme.text, theme.background, 0.74);
  const measured = `${theme.font}|${isLoaded(theme.font)}`;
  const key = [theme.background, theme.text, theme.line, theme.link, measured].join('|');
  return { ...theme, dark, grey, measured, key };
}

/**
 * Tells whether a font of the page has come: what was drawn before has the widths of another.
 *
 * @param {string} font
 */
function isLoaded(font) {
  return [...document.fonts].some(
    ({ family, status }) => status === 'loaded' && font.includes(family.replaceAll('"', '')),
  );
}

/**
 * Returns a colour that is so much of the first and the rest of the second.
 *
 * @param {string} first
 * @param {string} second
 * @param {number} share from 0 to 1
 */
function mix(first, second, share) {
  const [a, b] = [channels(first), channels(second)];
  return `rgb(${[0, 1, 2].map((i) => Math.round(a[i] * share + b[i] * (1 - share))).join(', ')})`;
}

/**
 * Returns how light a colour looks, 0 to 1.
 *
 * @param {string} colour
 */
function luminance(colour) {
  const [red, green, blue] = channels(colour);
  return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
}

/** Tells everyone who listens. */
function changed() {
  for (const listener of listeners) listener();
}

darkWish.addEventListener('change', changed);
document.fonts.addEventListener('loadingdone', changed);
new MutationObserver(changed).observe(document.documentElement, {
  attributeFilter: ['class', 'style', 'data-theme'],
});
addEventListener('beforeprint', () => {
  printing = true;
  changed();
});
addEventListener('afterprint', () => {
  printing = false;
  changed();
});
