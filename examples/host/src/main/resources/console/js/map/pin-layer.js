/** Cases on the map: a shape per grade; cases that would cover each other share one pin. */
import { SHAPES } from '../badges.js';

const { L } = /** @type {any} */ (window);
const SVG = 'http://www.w3.org/2000/svg';
const SIZE_PIXELS = 28;
const RANK = { URGENT: 0, MAJOR: 1, GENERAL: 2 };

/**
 * @typedef {object} Pin
 * @property {string} id
 * @property {number} longitude
 * @property {number} latitude
 * @property {string} grade
 * @property {boolean} overdue
 * @property {boolean} fresh came while the page was open
 * @property {string} label
 */

export class PinLayer {
  /**
   * @param {any} map
   * @param {((ids: string[], byKey: boolean) => void) | undefined} onPins
   */
  constructor(map, onPins) {
    this.map = map;
    this.onPins = onPins;
    this.pins = [];
    this.markers = new Map();
    this.lifted = '';
    map.on('zoomend', () => this.draw());
  }

  /** @param {Pin[]} pins */
  set(pins) {
    this.pins = [...pins].sort(graver);
    this.draw();
  }

  draw() {
    const stacks = this.stack();
    const wanted = new Set(stacks.map((it) => it.pins[0].id));
    this.markers.forEach((marker, id) => {
      if (!wanted.has(id)) {
        marker.remove();
        this.markers.delete(id);
      }
    });
    stacks.forEach((it) => this.show(it.pins));
    this.map.getContainer().dataset.pins = String(this.pins.length);
    this.lift(this.lifted);
  }

  /** Joins each pin to the gravest one that it would touch; cells of a pin's size keep it quick. */
  stack() {
    const cells = new Map();
    const stacks = [];
    this.pins.forEach((pin) => {
      const at = this.map.project([pin.latitude, pin.longitude]);
      const cell = { x: Math.floor(at.x / SIZE_PIXELS), y: Math.floor(at.y / SIZE_PIXELS) };
      const near = around(cells, cell).find((it) => touch(it.at, at));
      if (near) {
        near.pins.push(pin);
      } else {
        const made = { at, pins: [pin] };
        stacks.push(made);
        const key = `${cell.x},${cell.y}`;
        cells.set(key, [...(cells.get(key) || []), made]);
      }
    });
    return stacks;
  }

  show(pins) {
    const first = pins[0];
    const known = this.markers.get(first.id);
    const marker = known || this.add(first);
    marker.pins = pins;
    const look = [
      first.grade,
      pins.length,
      pins.some((it) => it.overdue),
      pins.some((it) => it.fresh),
    ].join();
    if (marker.look !== look) {
      marker.look = look;
      marker.setIcon(drawn(pins));
    }
    marker.setZIndexOffset((2 - RANK[first.grade]) * 1000);
    label(marker.getElement(), pins);
  }

  add(pin) {
    const marker = L.marker([pin.latitude, pin.longitude], {
      keyboard: true,
      icon: L.divIcon({ className: 'pin' }),
    });
    marker.on('click keypress', ({ type, originalEvent }) => {
      const byKey = type === 'keypress';
      if (this.onPins && (!byKey || originalEvent.key === 'Enter')) {
        this.onPins(
          marker.pins.map((it) => it.id),
          byKey,
        );
      }
    });
    this.markers.set(pin.id, marker.addTo(this.map));
    return marker;
  }

  /** Raises the pin that stands for a case. */
  lift(id) {
    this.lifted = id;
    this.markers.forEach((marker) => {
      const up = id !== '' && marker.pins.some((it) => it.id === id);
      marker.getElement().classList.toggle('pin-up', up);
    });
  }
}

function graver(one, two) {
  return (
    RANK[one.grade] - RANK[two.grade] || two.overdue - one.overdue || (one.id < two.id ? -1 : 1)
  );
}

const touch = (one, two) =>
  Math.abs(one.x - two.x) < SIZE_PIXELS && Math.abs(one.y - two.y) < SIZE_PIXELS;

function around(cells, { x, y }) {
  const found = [];
  for (let dx = -1; dx <= 1; dx++) {
    for (let dy = -1; dy <= 1; dy++) {
      found.push(...(cells.get(`${x + dx},${y + dy}`) || []));
    }
  }
  return found;
}

function label(element, pins) {
  const text = pins.length === 1 ? pins[0].label : `${pins.length} × ${pins[0].label}`;
  element.setAttribute('aria-label', text);
  element.title = text;
}

function drawn(pins) {
  const { grade } = pins[0];
  const late = pins.some((it) => it.overdue) ? ' pin-late' : '';
  const fresh = pins.some((it) => it.fresh) ? ' pin-fresh' : '';
  return L.divIcon({
    className: `pin pin-${grade}${late}${fresh}`,
    html: picture(grade, pins.length),
    iconSize: [SIZE_PIXELS, SIZE_PIXELS],
  });
}

function picture(grade, count) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '-2 -2 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.append(
    path('pin-ring', 'M10-1.5a11.5 11.5 0 1 0 0 23 11.5 11.5 0 0 0 0-23z'),
    path('pin-shape', SHAPES[grade]),
  );
  const box = document.createElement('span');
  box.append(svg);
  if (count > 1) {
    const badge = document.createElement('b');
    badge.textContent = String(count);
    box.append(badge);
  }
  return box;
}

function path(name, d) {
  const it = document.createElementNS(SVG, 'path');
  it.setAttribute('class', name);
  it.setAttribute('d', d);
  return it;
}
