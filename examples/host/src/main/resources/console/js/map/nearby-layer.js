/** Who and what is near a place: a shape and a colour per kind, the place itself in the middle. */
import { OUTLINES } from '../nearby-kinds.js';

const { L } = /** @type {any} */ (window);
const SVG = 'http://www.w3.org/2000/svg';
const SIZE_PIXELS = 24;
const FARTHEST_ZOOM = 16.5;

/**
 * @typedef {object} Near
 * @property {string} id
 * @property {string} kind
 * @property {number} longitude
 * @property {number} latitude
 * @property {string} label
 * @property {boolean} stale
 */

export class NearbyLayer {
  /** @param {any} map */
  constructor(map) {
    this.map = map;
    this.group = L.layerGroup().addTo(map);
    this.markers = new Map();
  }

  /**
   * @param {{longitude: number, latitude: number}} place
   * @param {Near[]} items
   * @param {string} ink colour of the place
   * @param {(id: string) => void} onPick
   */
  set(place, items, ink, onPick) {
    this.group.clearLayers();
    this.markers.clear();
    const here = [place.latitude, place.longitude];
    const renderer = L.svg({ pane: 'markerPane' });
    L.circleMarker(here, { renderer, radius: 8, color: ink, weight: 3, fillOpacity: 0 }).addTo(
      this.group,
    );
    [...items].reverse().forEach((it) => this.add(it, onPick));
    this.map.getContainer().dataset.near = String(items.length);
    const bounds = L.latLngBounds([here, ...items.map((it) => [it.latitude, it.longitude])]);
    this.map.fitBounds(bounds, { padding: [32, 32], maxZoom: FARTHEST_ZOOM, animate: false });
  }

  add(it, onPick) {
    const marker = L.marker([it.latitude, it.longitude], {
      keyboard: true,
      title: it.label,
      icon: L.divIcon({
        className: `near near-${it.kind}${it.stale ? ' near-stale' : ''}`,
        html: picture(it.kind),
        iconSize: [SIZE_PIXELS, SIZE_PIXELS],
      }),
    });
    marker.on('click', () => onPick(it.id));
    marker.on('keypress', ({ originalEvent }) => originalEvent.key === 'Enter' && onPick(it.id));
    this.markers.set(it.id, marker.addTo(this.group));
    marker.getElement().setAttribute('aria-label', it.label);
  }

  /** Raises one of them. */
  lift(id) {
    this.markers.forEach((marker, key) =>
      marker.getElement().classList.toggle('near-up', key === id),
    );
  }
}

function picture(kind) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '-1 -1 22 22');
  svg.setAttribute('aria-hidden', 'true');
  const outline = document.createElementNS(SVG, 'path');
  outline.setAttribute('d', OUTLINES[kind] || OUTLINES.OTHER);
  svg.append(outline);
  const box = document.createElement('span');
  box.append(svg);
  return box;
}
