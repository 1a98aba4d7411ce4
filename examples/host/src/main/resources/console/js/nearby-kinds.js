/** Kinds of people, places and things: each has a shape and a colour of its own. */
import { h } from 'preact';

/** Outlines within 20 by 20. */
export const OUTLINES = {
  CAMERA: 'M2 5h11v3.2L18 5v10l-5-3.2V15H2z',
  SENSOR: 'M10 2 18 7v6l-8 5-8-5V7z',
  STAFF: 'M10 2a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM2.5 18.5c.6-4.4 3.6-7 7.5-7s6.9 2.6 7.5 7z',
  VOLUNTEER: 'M10 17.5 2.8 10.2a4.6 4.6 0 0 1 7.2-5.7 4.6 4.6 0 0 1 7.2 5.7z',
  KEY_PLACE: 'M3 18V8l7-5.5L17 8v10z',
  MERCHANT: 'M2.5 3h15l1 5.5h-1.5V18H3V8.5H1.5z',
  VEHICLE: 'M2 12.5 4.5 6h11L18 12.5V16H2z',
  OTHER: 'M4 4h12v12H4z',
};

export const KINDS = Object.keys(OUTLINES);

/** @param {string} kind */
export const kindMark = (kind) =>
  h(
    'svg',
    { class: `near-mark near-${kind}`, viewBox: '0 0 20 20', width: 16, height: 16, 'aria-hidden': 'true' },
    h('path', { d: OUTLINES[kind] || OUTLINES.OTHER }),
  );
