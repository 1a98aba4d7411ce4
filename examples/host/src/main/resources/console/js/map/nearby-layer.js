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
    this.markers = new Map();
    this.here = null;
    this.onPick = () => {};
  }

  /**
   * Puts marks where they are missing, moves those that are elsewhere now, and takes the others
   * away: a mark that has the keyboard keeps it.
   *
   * @param {{longitude: number, latitude: number}} place
   * @param {Near[]} items
   * @param {string} ink colour of the place
   * @param {(id: string) => void} onPick
   */
  set(place, items, ink, onPick) {
    this.onPick = onPick;
    this.showPlace([place.latitude, place.longitude], ink);
    const wanted = new Set(items.map((it) => it.id));
    this.markers.forEach((marker, id) => {
      if (!wanted.has(id)) {
        marker.remove();
        this.markers.delete(id);
      }
    });
    [...items].reverse().forEach((it) => this.put(it));
    this.map.getContainer().dataset.near = String(items.length);
  }

  showPlace(here, ink) {
    if (!this.here) {
      const renderer = L.svg({ pane: 'markerPane' });
      this.here = L.circleMarker(here, { renderer, radius: 8, weight: 3, fillOpacity: 0 });
      this.here.addTo(this.map);
    }
    this.here.setLatLng(here).setStyle({ color: ink });
  }

  put(it) {
    const at = [it.latitude, it.longitude];
    const marker = this.markers.get(it.id) || this.add(it, at);
    marker.setLatLng(at);
    const element = marker.getElement();
    element.classList.toggle('near-stale', it.stale);
    element.setAttribute('aria-label', it.label);
    element.title = it.label;
  }

  add(it, at) {
    const marker = L.marker(at, {
      keyboard: true,
      icon: L.divIcon({
        className: `near near-${it.kind}`,
        html: picture(it.kind),
        iconSize: [SIZE_PIXELS, SIZE_PIXELS],
      }),
    });
    marker.on('click', () => this.onPick(it.id));
    marker.on(
      'keypress',
      ({ originalEvent }) => originalEvent.key === 'Enter' && this.onPick(it.id),
    );
    this.markers.set(it.id, marker.addTo(this.map));
    return marker;
  }

  /** Shows the place and all marks. */
  fit() {
    const bounds = L.latLngBounds([this.here.getLatLng()]);
    this.markers.forEach((it) => bounds.extend(it.getLatLng()));
    this.map.fitBounds(bounds, { padding: [32, 32], maxZoom: FARTHEST_ZOOM, animate: false });
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
