/** Where a grid's name stands best: inside it, away from its border and from grids drawn over it. */

const SAMPLES = 14;

/** Names are wider than high, so room to the sides counts less. */
const WIDTH_WEIGHT = 0.35;

/**
 * @typedef {number[][]} Ring points, longitude first
 *
 * @param {any} geometry GeoJSON polygon or multipolygon
 * @param {any[]} covers geometries that are drawn over it
 * @returns {number[]} longitude, latitude
 */
export function anchorOf(geometry, covers) {
  const own = outline(geometry);
  const over = covers.map(outline).filter((it) => meet(boxOf(it), boxOf(own)));
  const { west, south, east, north } = boxOf(own);
  let best = [(west + east) / 2, (south + north) / 2];
  let room = 0;
  for (let i = 1; i < SAMPLES; i++) {
    for (let j = 1; j < SAMPLES; j++) {
      const at = [west + ((east - west) * i) / SAMPLES, south + ((north - south) * j) / SAMPLES];
      if (holds(own, at) && !over.some((it) => holds(it, at))) {
        const here = Math.min(...[own, ...over].map((it) => clearance(it, at)));
        [best, room] = here > room ? [at, here] : [best, room];
      }
    }
  }
  return best;
}

/** The largest outer ring. */
function outline({ type, coordinates }) {
  const rings = type === 'MultiPolygon' ? coordinates.map((it) => it[0]) : [coordinates[0]];
  const size = (ring) => {
    const { west, south, east, north } = boxOf(ring);
    return (east - west) * (north - south);
  };
  return rings.reduce((one, two) => (size(two) > size(one) ? two : one));
}

function boxOf(ring) {
  const xs = ring.map((it) => it[0]);
  const ys = ring.map((it) => it[1]);
  return {
    west: Math.min(...xs),
    east: Math.max(...xs),
    south: Math.min(...ys),
    north: Math.max(...ys),
  };
}

const meet = (one, two) =>
  one.west < two.east && two.west < one.east && one.south < two.north && two.south < one.north;

/** @type {(ring: Ring, at: number[]) => boolean} */
function holds(ring, [x, y]) {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay] = ring[i];
    const [bx, by] = ring[j];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) {
      inside = !inside;
    }
  }
  return inside;
}

/**
 * Squared distance to the nearest edge.
 *
 * @type {(ring: Ring, at: number[]) => number}
 */
function clearance(ring, [x, y]) {
  let least = Infinity;
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = [(ring[i - 1][0] - x) * WIDTH_WEIGHT, ring[i - 1][1] - y];
    const [dx, dy] = [(ring[i][0] - x) * WIDTH_WEIGHT - ax, ring[i][1] - y - ay];
    const along = Math.max(0, Math.min(1, -(ax * dx + ay * dy) / (dx * dx + dy * dy || 1)));
    least = Math.min(least, (ax + along * dx) ** 2 + (ay + along * dy) ** 2);
  }
  return least;
}
