/** The records that a drawn figure shows: each marked point that carries an id. */

/**
 * Returns the id in one point's custom data, or an empty string.
 *
 * @param {unknown} custom
 * @returns {string}
 */
export function idOf(custom) {
  const id = Array.isArray(custom) ? custom[0] : custom;
  return typeof id === 'string' ? id : '';
}

/**
 * Tells whether any point of the figure stands for a record.
 *
 * @param {Figure | null} [figure]
 */
export function hasRecords(figure) {
  return Boolean(
    figure?.data.some((trace) => Array.isArray(trace.customdata) && trace.customdata.some(idOf)),
  );
}

/**
 * Returns the records of a figure's specification, once each: [id, label], in order of appearance.
 *
 * @param {Figure | null} [figure]
 * @returns {[string, string][]}
 */
export function recordsOf(figure) {
  const found = new Map();
  for (const trace of figure?.data ?? []) {
    if (!Array.isArray(trace.customdata)) continue;
    trace.customdata.forEach((custom, i) => {
      const id = idOf(custom);
      if (id && !found.has(id)) found.set(id, labelOf(trace, i) || id);
    });
  }
  return [...found];
}

/**
 * Returns the points of a drawn plot that stand for records and are in sight, with their place in pixels.
 *
 * @param {any} plot
 * @returns {Point[]}
 */
export function pointsOf(plot) {
  const points = [];
  for (const calculated of plot.calcdata ?? []) {
    const trace = calculated[0]?.trace;
    if (
      !trace ||
      trace.visible !== true ||
      trace.hoverinfo === 'skip' ||
      !Array.isArray(trace.customdata)
    )
      continue;
    const { xaxis, yaxis } = axesOf(plot, trace);
    calculated.forEach((point, k) => {
      const i = point.i ?? k;
      const id = idOf(trace.customdata[i]);
      const [x, y] = [xaxis.c2p(place(point, trace, 'v')), yaxis.c2p(place(point, trace, 'h'))];
      if (!id || !within(x, xaxis) || !within(y, yaxis)) return;
      points.push({
        id,
        label: labelOf(trace, i, ', ') || id,
        x: x + xaxis._offset,
        y: y + yaxis._offset,
        curveNumber: trace.index,
        pointNumber: i,
      });
    });
  }
  return points;
}

/**
 * Returns the words of a point's hover box as plain text: its first line, or all lines joined.
 *
 * @param {Trace} trace
 * @param {number} i
 * @param {string} [join]
 */
function labelOf(trace, i, join) {
  const words =
    [trace.hovertext, trace.text]
      .map((said) => (Array.isArray(said) ? said[i] : said))
      .find(Boolean) ?? '';
  const lines = String(words)
    .split(/<br\s*\/?>|\n/i)
    .map(plain)
    .filter(Boolean);
  return join ? lines.join(join) : lines[0];
}

/**
 * Returns text without tags and entities.
 *
 * @param {string} text
 */
function plain(text) {
  const entities = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': "'" };
  return text
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|nbsp|#39);/g, (_, name) => entities[name])
    .trim();
}

/**
 * Returns the two axes on which a trace is drawn.
 *
 * @param {any} plot
 * @param {Trace} trace
 */
function axesOf(plot, trace) {
  const axis = (id) => plot._fullLayout[`${id[0]}axis${id.slice(1)}`];
  return { xaxis: axis(trace.xaxis), yaxis: axis(trace.yaxis) };
}

/**
 * Returns a point's value along x (way "v") or y (way "h"); a bar has a position and a size instead.
 *
 * @param {any} point
 * @param {Trace} trace
 * @param {'v' | 'h'} way
 * @returns {number}
 */
function place(point, trace, way) {
  if (trace.type !== 'bar') return way === 'v' ? point.x : point.y;
  return trace.orientation === way || (!trace.orientation && way === 'v')
    ? point.p
    : point.b + point.s;
}

/**
 * Tells whether a pixel lies within an axis.
 *
 * @param {number} pixel
 * @param {any} axis
 */
function within(pixel, axis) {
  return pixel >= -1 && pixel <= axis._length + 1;
}
