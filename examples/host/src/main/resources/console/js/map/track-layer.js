/** A track on the map: where somebody went, dashed where nobody knows, and a dot that goes along. */
const { L } = /** @type {any} */ (window);

export class TrackLayer {
  /** @param {any} map */
  constructor(map) {
    this.map = map;
    this.group = L.layerGroup().addTo(map);
    this.dot = null;
    this.lines = [];
  }

  /**
   * @param {number[][][]} lines unbroken parts, longitude first
   * @param {number[][][]} gaps from the last place before to the first after
   * @param {string} colour
   */
  set(lines, gaps, colour) {
    this.group.clearLayers();
    this.dot = null;
    this.lines = [];
    this.map.getContainer().dataset.track = String(lines.length);
    if (lines.length === 0) {
      return;
    }
    const renderer = L.svg({ pane: 'markerPane' });
    const drawn = { renderer, color: colour, interactive: false };
    const dashed = { ...drawn, weight: 2, opacity: 0.7, dashArray: '2 7' };
    this.lines = [
      ...lines.map((it) => L.polyline(it.map(flip), { ...drawn, weight: 3 })),
      ...gaps.map((it) => L.polyline(it.map(flip), dashed)),
    ];
    this.lines.forEach((it) => it.addTo(this.group));
    const [first] = lines[0];
    const style = { renderer, radius: 8, color: '#ffffff', weight: 2, fillColor: colour };
    this.dot = L.circleMarker(flip(first), { ...style, fillOpacity: 1, className: 'track-dot' });
    this.dot.addTo(this.group);
    const bounds = L.latLngBounds([].concat(...lines).map(flip));
    this.map.fitBounds(bounds.extend(this.map.getCenter()), { padding: [28, 28], animate: false });
  }

  /** @param {string} colour after the theme changed */
  recolour(colour) {
    this.lines.forEach((it) => it.setStyle({ color: colour }));
    if (this.dot) {
      this.dot.setStyle({ fillColor: colour });
    }
  }

  /** @param {number[] | null} place where it is; null where nobody knows */
  moveTo(place) {
    if (!this.dot) {
      return;
    }
    if (place) {
      this.dot.setLatLng(flip(place));
    }
    this.dot.setStyle({ opacity: place ? 1 : 0, fillOpacity: place ? 1 : 0 });
    const { dataset } = this.map.getContainer();
    dataset.trackAt = place ? place.map((it) => it.toFixed(6)).join() : '';
  }
}

const flip = ([longitude, latitude]) => [latitude, longitude];
