/** Line drawings, 16 by 16. They are decoration: the words beside them say the same. */
import { h } from 'preact';

const PATHS = {
  map: 'M1.5 3.5 6 2l4 1.5L14.5 2v10.5L10 14l-4-1.5-4.5 1.5zM6 2v10.5M10 3.5V14',
  queue: 'M5.5 4h9M5.5 8h9M5.5 12h9M1.5 4h1M1.5 8h1M1.5 12h1',
  devices: 'M1.5 5.5h8v5h-8zM9.5 7.5l5-2.5v6l-5-2.5M4 10.5v3M7 10.5v3',
  policy: 'M2.5 2.5h11v11h-11zM2.5 6h11M6 6v7.5M2.5 9.75h11',
  plus: 'M8 2.5v11M2.5 8h11',
  sun: 'M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3.05 3.05l1.06 1.06M11.9 11.9l1.05 1.05M3.05 12.95l1.06-1.06M11.9 4.1l1.05-1.05',
  moon: 'M13.5 9.6A6 6 0 0 1 6.4 2.5a6 6 0 1 0 7.1 7.1z',
  user: 'M8 2a2.75 2.75 0 1 0 0 5.5A2.75 2.75 0 0 0 8 2zM2.5 14c.4-2.9 2.6-4.5 5.5-4.5s5.1 1.6 5.5 4.5',
  keys: 'M1.5 4h13v8.5h-13zM4 6.75h.01M6.7 6.75h.01M9.3 6.75h.01M12 6.75h.01M5 9.9h6',
  close: 'M4 4l8 8M12 4l-8 8',
  check: 'M3 8.5l3.3 3.3L13 4.8',
  warning: 'M8 2 1.5 13.5h13zM8 6.5v3.2M8 11.6h.01',
  back: 'M9.5 3 4.5 8l5 5M4.5 8h9',
  next: 'M6 3l5 5-5 5',
  down: 'M3.5 6 8 10.5 12.5 6',
  pin: 'M8 14.5S3 9.8 3 6.4a5 5 0 0 1 10 0C13 9.8 8 14.5 8 14.5zM8 4.8a1.7 1.7 0 1 0 0 3.4 1.7 1.7 0 0 0 0-3.4z',
  print: 'M4.5 6V1.5h7V6M4.5 11.5h-3V6h13v5.5h-3M4.5 9.5h7v5h-7z',
  clock: 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM8 4.5V8l2.5 1.8',
  eye: 'M1 8s2.5-4.5 7-4.5S15 8 15 8s-2.5 4.5-7 4.5S1 8 1 8zM8 6a2 2 0 1 0 0 4 2 2 0 0 0 0-4z',
  stack: 'M8 2 1.5 5.3 8 8.6l6.5-3.3zM1.5 8.6 8 11.9l6.5-3.3M1.5 11.4 8 14.7l6.5-3.3',
  play: 'M4 2.5v11l9-5.5z',
  pause: 'M4.5 2.5v11M11.5 2.5v11',
  fit: 'M2 5.5V2h3.5M10.5 2H14v3.5M14 10.5V14h-3.5M5.5 14H2v-3.5',
  filter: 'M1.5 3h13L9.5 8.8V13l-3 1.5V8.8z',
};

/**
 * @param {keyof typeof PATHS} name
 * @param {number} [size]
 */
export const icon = (name, size = 16) =>
  h(
    'svg',
    {
      class: 'icon',
      viewBox: '0 0 16 16',
      width: size,
      height: size,
      'aria-hidden': 'true',
      focusable: 'false',
    },
    h('path', { d: PATHS[name] }),
  );

/** The mark of the product: a town of four grids, one of them calling. */
export const mark = () =>
  h(
    'svg',
    { class: 'mark', viewBox: '0 0 32 32', width: 28, height: 28, 'aria-hidden': 'true' },
    h('rect', { class: 'mark-ground', width: 32, height: 32, rx: 7 }),
    h('path', { class: 'mark-grid', d: 'M7 7h7v7H7zM18 7h7v7h-7zM7 18h7v7H7z' }),
    h('path', { class: 'mark-call', d: 'M18 18h7v7h-7z' }),
  );
