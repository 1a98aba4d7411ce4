/** The grids' names, written where there is room for them. Decoration: the list says the same. */

import { anchorOf } from './anchor.js';

const { L } = /** @type {any} */ (window);
const GLYPH_PIXELS = 11;
const HEIGHT_PIXELS = 26;
const MOST = 150;

export class NameLayer {
  /** @param {any} map */
  constructor(map) {
    this.map = map;
    this.layers = [];
    this.covers = [];
    this.anchors = new Map();
    this.group = L.layerGroup().addTo(map);
    map.createPane('names').style.zIndex = '450'; // above the grids, below the pins
    map.on('zoomend moveend resize', () => this.draw());
  }

  /** @param {any[]} layers polygons with their feature */
  set(layers) {
    this.layers = layers;
    this.covers = layers
      .map((it) => it.feature)
      .filter((it) => it.properties.kind === 'DEDICATED')
      .map((it) => it.geometry);
    this.anchors = new Map();
    this.draw();
  }

  draw() {
    this.group.clearLayers();
    const view = this.map.getBounds();
    const taken = [];
    this.layers
      .filter((it) => view.intersects(it.getBounds()))
      .slice(0, MOST)
      .forEach((it) => {
        const box = this.boxOf(it);
        if (box && !taken.some((other) => meet(box, other))) {
          taken.push(box);
          this.group.addLayer(this.name(it));
        }
      });
  }

  /** Where a name would stand, in pixels; nothing where the grid is too small for it. */
  boxOf(layer) {
    const bounds = layer.getBounds();
    const low = this.map.latLngToLayerPoint(bounds.getSouthWest());
    const high = this.map.latLngToLayerPoint(bounds.getNorthEast());
    const width = widthOf(layer.feature.properties.name);
    if (high.x - low.x < width || low.y - high.y < HEIGHT_PIXELS) {
      return null;
    }
    const { x, y } = this.map.latLngToLayerPoint(this.anchor(layer));
    return { left: x - width / 2, right: x + width / 2, top: y - 8, bottom: y + 8 };
  }

  anchor({ feature }) {
    const { code, kind } = feature.properties;
    if (!this.anchors.has(code)) {
      const covers = kind === 'DEDICATED' ? [] : this.covers;
      const [longitude, latitude] = anchorOf(feature.geometry, covers);
      this.anchors.set(code, [latitude, longitude]);
    }
    return this.anchors.get(code);
  }

  name(layer) {
    const { name, kind } = layer.feature.properties;
    const text = document.createElement('span');
    text.textContent = name;
    const icon = L.divIcon({
      className: `map-name map-name-${kind}`,
      html: text,
      iconSize: [0, 0],
    });
    return L.marker(this.anchor(layer), {
      icon,
      interactive: false,
      keyboard: false,
      pane: 'names',
    });
  }
}

const meet = (one, two) =>
  one.left < two.right && two.left < one.right && one.top < two.bottom && two.top < one.bottom;

/** Chinese signs are as wide as high, Latin ones half. */
function widthOf(name) {
  return (
    [...name].reduce((sum, it) => sum + (it.charCodeAt(0) > 0x2e7f ? 1 : 0.55), 0) * GLYPH_PIXELS +
    8
  );
}
