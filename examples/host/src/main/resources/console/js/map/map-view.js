/** The only door to Leaflet: the town's grids, pins on them, and what a person points at. */
import { colours } from './colours.js';
import { NameLayer } from './name-layer.js';
import { NearbyLayer } from './nearby-layer.js';
import { PinLayer } from './pin-layer.js';
import { TrackLayer } from './track-layer.js';

const { L } = /** @type {any} */ (window);
const STREET_ZOOM = 15.5;

/**
 * @typedef {object} MapWishes
 * @property {(code: string) => void} [onGrid] a grid was clicked
 * @property {(ids: string[], byKey: boolean) => void} [onPins] a pin was clicked or entered
 * @property {(longitude: number, latitude: number) => void} [onPlace] a place was clicked
 * @property {boolean} [still] a picture inside a page, which leaves the mouse wheel alone
 * @property {{label: string, zoomIn: string, zoomOut: string}} words
 */

export class MapView {
  /**
   * @param {HTMLElement} element
   * @param {MapWishes} wishes
   */
  constructor(element, wishes) {
    this.wishes = wishes;
    this.colours = colours();
    this.picked = '';
    this.map = L.map(element, {
      preferCanvas: true,
      zoomControl: false,
      attributionControl: false,
      scrollWheelZoom: !wishes.still,
      zoomSnap: 0.25,
      maxZoom: 19,
      worldCopyJump: false,
    });
    element.setAttribute('role', 'region');
    element.setAttribute('aria-label', wishes.words.label);
    L.control
      .zoom({
        zoomInTitle: wishes.words.zoomIn,
        zoomOutTitle: wishes.words.zoomOut,
        position: 'topleft',
      })
      .addTo(this.map);
    L.control.scale({ imperial: false, position: 'bottomright' }).addTo(this.map);
    this.map.setView([0, 0], 2);
    this.names = new NameLayer(this.map);
    this.pins = new PinLayer(this.map, wishes.onPins);
    this.map.on('click', (event) => this.point(event.latlng));
    this.sizes = new ResizeObserver(() => this.map.invalidateSize({ animate: false }));
    this.sizes.observe(element);
  }

  point({ lng, lat }) {
    if (this.wishes.onPlace) {
      this.wishes.onPlace(lng, lat);
    }
  }

  /** @param {any[]} features GeoJSON, longitude first, WGS84 */
  setGrids(features) {
    if (this.grids) {
      this.grids.remove();
    }
    const dedicatedLast = (it) => (it.properties.kind === 'DEDICATED' ? 1 : 0);
    const ordered = [...features].sort((one, two) => dedicatedLast(one) - dedicatedLast(two));
    this.grids = L.geoJSON(ordered, {
      style: (feature) => this.style(feature),
      onEachFeature: (feature, layer) => this.dress(feature, layer),
    }).addTo(this.map);
    this.map.getContainer().dataset.grids = String(features.length);
    this.names.set(this.grids.getLayers());
    this.fit();
  }

  dress(feature, layer) {
    layer.bindTooltip(feature.properties.name, { sticky: true, className: 'map-tip' });
    layer.on('click', (event) => {
      if (this.wishes.onGrid) {
        L.DomEvent.stopPropagation(event);
        this.wishes.onGrid(feature.properties.code);
      }
    });
  }

  style({ properties }) {
    const own = properties.kind === 'DEDICATED';
    const picked = properties.code === this.picked;
    const { fills, line, ownLine, pickedLine } = this.colours;
    return {
      fillColor: own ? fills.own : fills[properties.class] || fills.III,
      fillOpacity: own ? 0.82 : 1,
      color: picked ? pickedLine : own ? ownLine : line,
      weight: picked ? 3.5 : own ? 2 : 1.25,
      opacity: 1,
    };
  }

  /** @param {string} code empty picks none */
  pickGrid(code) {
    this.picked = code;
    this.restyle();
  }

  /** @param {import('./pin-layer.js').Pin[]} pins */
  setPins(pins) {
    this.pins.set(pins);
  }

  /** @param {string} id empty lifts none */
  lift(id) {
    this.pins.lift(id);
  }

  /** Shows the whole town, or one grid, or the ground around a place. */
  fit(code = '') {
    const bounds = code ? this.layerOf(code).getBounds() : this.grids && this.grids.getBounds();
    if (bounds && bounds.isValid()) {
      this.map.fitBounds(bounds, { padding: code ? [60, 60] : [18, 18], maxZoom: 16 });
    }
  }

  layerOf(code) {
    return this.grids.getLayers().find((it) => it.feature.properties.code === code);
  }

  /**
   * Draws how a place was found: where it is, how sure that is, and the numbers as received.
   *
   * @param {object} proof
   * @param {number[]} proof.at longitude first
   * @param {number} [proof.accuracyMetres]
   * @param {number[]} [proof.received] where the numbers point to that were received
   */
  prove({ at, accuracyMetres, received }) {
    const flip = (place) => [place[1], place[0]];
    const { ink, line, pickedLine } = this.colours;
    const drawn = {
      interactive: false,
      renderer: L.svg({ pane: 'markerPane' }),
      color: ink,
      weight: 1.5,
    };
    if (accuracyMetres) {
      L.circle(flip(at), { ...drawn, radius: accuracyMetres, weight: 1, fillOpacity: 0.12 }).addTo(
        this.map,
      );
    }
    if (received) {
      L.polyline([flip(received), flip(at)], { ...drawn, dashArray: '3 4' }).addTo(this.map);
      L.circleMarker(flip(received), { ...drawn, radius: 5, fillOpacity: 0 }).addTo(this.map);
    }
    const dot = {
      ...drawn,
      color: line,
      weight: 2,
      radius: 7,
      fillColor: pickedLine,
      fillOpacity: 1,
    };
    L.circleMarker(flip(at), dot).addTo(this.map);
    const bounds = L.latLngBounds([flip(at), flip(received || at)]);
    this.map.fitBounds(bounds, { padding: [36, 36], maxZoom: STREET_ZOOM, animate: false });
  }

  /**
   * Draws who and what is near a place.
   *
   * @param {{longitude: number, latitude: number}} place
   * @param {import('./nearby-layer.js').Near[]} items
   * @param {(id: string) => void} onPick
   * @param {boolean} fit whether the map moves to show all of them
   */
  showNear(place, items, onPick, fit) {
    this.near = this.near || new NearbyLayer(this.map);
    this.near.set(place, items, this.colours.pickedLine, onPick);
    if (fit) {
      this.near.fit();
    }
  }

  /** @param {string} id empty lifts none */
  liftNear(id) {
    this.near.lift(id);
  }

  /**
   * Draws where somebody was; no line takes it away.
   *
   * @param {number[][][]} lines longitude first
   * @param {number[][][]} gaps
   */
  showTrack(lines, gaps) {
    this.track = this.track || new TrackLayer(this.map);
    this.track.set(lines, gaps, this.colours.track);
  }

  /** @param {number[] | null} place longitude first; null where nobody knows */
  moveTrack(place) {
    this.track.moveTo(place);
  }

  /** After the theme changed. */
  recolour() {
    this.colours = colours();
    this.restyle();
    if (this.track) {
      this.track.recolour(this.colours.track);
    }
  }

  restyle() {
    if (this.grids) {
      this.grids.setStyle((feature) => this.style(feature));
      this.grids.eachLayer((it) => it.feature.properties.code === this.picked && it.bringToFront());
    }
  }

  close() {
    this.sizes.disconnect();
    this.map.remove();
  }
}
