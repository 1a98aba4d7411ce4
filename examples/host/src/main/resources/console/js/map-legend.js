/** What colours and shapes on the map mean. */
import { h } from 'preact';
import { details, div, li, span, summary, ul } from './tags.js';
import { SHAPES } from './badges.js';
import { t, word } from './i18n.js';
import { grids } from './reference.js';
import { GRADES } from './states.js';
import { useStore } from './store.js';

const AREAS = [
  ['own', 'map.dedicated'],
  ['1', 'map.classI'],
  ['2', 'map.classII'],
  ['3', 'map.classIII'],
];

export function Legend() {
  const town = useStore(grids);
  const wide = window.matchMedia('(min-width: 800px)').matches;
  return details(
    { class: 'legend', open: wide },
    summary(null, t('map.legend', { n: town ? town.features.length : 0 })),
    div(
      { class: 'legend-body' },
      ul(
        null,
        ...AREAS.map(([name, key]) =>
          li(
            { key: name },
            span({ class: `swatch swatch-${name}`, 'aria-hidden': 'true' }),
            t(key),
          ),
        ),
      ),
      ul(
        null,
        ...GRADES.map((grade) =>
          li({ key: grade }, shape(`pin-${grade}`, grade), word('grade', grade)),
        ),
        li({ key: 'late' }, shape('pin-GENERAL pin-late', 'GENERAL'), t('due.overdue')),
      ),
    ),
  );
}

const shape = (name, grade) =>
  h(
    'svg',
    {
      class: `legend-pin pin ${name}`,
      viewBox: '-2 -2 24 24',
      width: 18,
      height: 18,
      'aria-hidden': 'true',
    },
    h('path', { class: 'pin-ring', d: 'M10-1.5a11.5 11.5 0 1 0 0 23 11.5 11.5 0 0 0 0-23z' }),
    h('path', { class: 'pin-shape', d: SHAPES[grade] }),
  );
