/** A track as the server tells it, and where it was at a moment. */

/**
 * @typedef {object} Track
 * @property {string} resource
 * @property {string} name
 * @property {number} from milliseconds
 * @property {number} to milliseconds
 * @property {{at: number, place: number[]}[]} points longitude first
 * @property {{from: number, to: number}[]} gaps
 */

/** @returns {Track} */
export function trackOf({ resource, name, points, gaps, from, to }) {
  const known = points.map(({ at, longitude, latitude }) => ({
    at: Date.parse(at),
    place: [longitude, latitude],
  }));
  return {
    resource,
    name: name || resource,
    from: known.length > 0 ? known[0].at : Date.parse(from),
    to: known.length > 0 ? known[known.length - 1].at : Date.parse(to),
    points: known,
    gaps: gaps.map((it) => ({ from: Date.parse(it.from), to: Date.parse(it.to) })),
  };
}

/** The unbroken lines, and a stroke across each gap. */
export function linesOf({ points, gaps }) {
  const ends = new Set(gaps.map((it) => it.from));
  const lines = [];
  const strokes = [];
  let line = [];
  points.forEach((it, i) => {
    line.push(it.place);
    if (ends.has(it.at) || i === points.length - 1) {
      lines.push(line);
      line = [];
      if (i < points.length - 1) {
        strokes.push([it.place, points[i + 1].place]);
      }
    }
  });
  return { lines, strokes };
}

/**
 * Where it was: straight between two points, nowhere within a gap.
 *
 * @param {Track} track
 * @param {number} moment milliseconds
 * @returns {number[] | null}
 */
export function placeAt({ points, gaps }, moment) {
  if (points.length === 0 || gaps.some((it) => moment > it.from && moment < it.to)) {
    return null;
  }
  let low = 0;
  let high = points.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (points[middle].at <= moment) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  const from = points[low];
  const to = points[Math.min(low + 1, points.length - 1)];
  const share = to.at > from.at ? Math.max(0, Math.min(1, (moment - from.at) / (to.at - from.at))) : 0;
  return from.place.map((it, i) => it + (to.place[i] - it) * share);
}
