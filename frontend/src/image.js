/** Pictures of a figure, made in the browser: title, figure and source line in one SVG or PNG. */
import { toImage } from './plotly.js';
import { CONFIG, prepare } from './figure.js';
import { imageTheme } from './theme.js';

const WIDTH = 1200;
const EDGE = 32;
const SCALE = 2;
const pen = document.createElement('canvas').getContext('2d');

/**
 * Saves a picture of a figure as a file.
 *
 * @param {Spec} spec
 * @param {'svg' | 'png'} format
 */
export async function save(spec, format) {
  const svg = await picture(spec);
  const file =
    format === 'svg' ? new Blob([svg.text], { type: 'image/svg+xml' }) : await raster(svg);
  download(`${spec.image.filename}.${format}`, file);
}

/**
 * Hands a file to the reader.
 *
 * @param {string} name
 * @param {Blob} blob
 */
export function download(name, blob) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

/**
 * Returns the whole picture as SVG text, with its width and height.
 *
 * @param {Spec} spec
 * @returns {Promise<{text: string, height: number}>}
 */
async function picture(spec) {
  const theme = imageTheme();
  const { title, subtitle, footer } = spec.image;
  const { data, layout } = prepare({ ...spec, colors: null }, theme, WIDTH - 2 * EDGE);
  const inner = await toImage(
    { data, layout: { ...layout, paper_bgcolor: '#fff', dragmode: false }, config: CONFIG },
    { format: 'svg', imageDataOnly: true, width: layout.width, height: layout.height },
  );
  const [middle, titles] = stack(lines(title, 26, 600, theme.text, theme), EDGE - 4);
  const [top, subtitles] = stack(lines(subtitle, 18, 400, theme.grey, theme), middle + 6);
  const [bottom, feet] = stack(lines(footer, 15, 400, theme.grey, theme), top + layout.height + 32);
  const height = bottom + EDGE - 8;
  const text =
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img">` +
    `<title>${escape(title ?? spec.heading)}</title><desc>${escape(spec.image.description ?? '')}</desc><rect width="100%" height="100%" fill="#fff"/>` +
    titles +
    subtitles +
    inner.replace('<svg ', `<svg x="${EDGE}" y="${top + 16}" `) +
    feet +
    '</svg>';
  return { text, height };
}

/**
 * Returns a text broken into lines that fit the picture, each with its size, weight and colour.
 *
 * @param {string | undefined} text
 * @param {number} size in pixels
 * @param {number} weight
 * @param {string} colour
 * @param {Theme} theme
 */
function lines(text, size, weight, colour, theme) {
  pen.font = `${weight} ${size}px ${theme.font}`;
  const made = [];
  for (const paragraph of String(text ?? '')
    .split('\n')
    .filter(Boolean)) {
    let line = '';
    for (const word of paragraph.split(/\s+/).flatMap(fitting)) {
      if (line && pen.measureText(`${line} ${word}`).width > WIDTH - 2 * EDGE) {
        made.push(line);
        line = word;
      } else line = line ? `${line} ${word}` : word;
    }
    made.push(line);
  }
  return made.map((line) => ({ line, size, weight, colour, font: theme.font }));
}

/**
 * Returns a word in pieces that each fit on a line (long web addresses).
 *
 * @param {string} word
 */
function fitting(word) {
  const pieces = [];
  let piece = '';
  for (const letter of word) {
    if (pen.measureText(piece + letter).width > WIDTH - 2 * EDGE) {
      pieces.push(piece);
      piece = '';
    }
    piece += letter;
  }
  return [...pieces, piece];
}

/**
 * Returns where a stack of lines ends, and its SVG.
 *
 * @param {ReturnType<typeof lines>} made
 * @param {number} from in pixels
 * @returns {[number, string]}
 */
function stack(made, from) {
  let y = from;
  const svg = made.map(({ line, size, weight, colour, font }) => {
    y += Math.round(size * 1.3);
    return `<text x="${EDGE}" y="${y - Math.round(size * 0.3)}" font-family="${escape(font)}" font-size="${size}" font-weight="${weight}" fill="${colour}">${escape(line)}</text>`;
  });
  return [y, svg.join('')];
}

/**
 * Returns text that is safe in XML.
 *
 * @param {string} text
 */
function escape(text) {
  return String(text).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/**
 * Returns the PNG of an SVG picture at twice its size.
 *
 * @param {{text: string, height: number}} picture
 * @returns {Promise<Blob>}
 */
async function raster({ text, height }) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), {
    width: WIDTH * SCALE,
    height: height * SCALE,
  });
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => {
    canvas.toBlob(done, 'image/png');
  });
}
