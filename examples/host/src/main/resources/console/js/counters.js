/** The live counters of the bar. Each leads to what it counts. */
import { a, div, span } from './tags.js';
import { number, t } from './i18n.js';
import { href } from './router.js';
import { GROUPS } from './states.js';
import { stats } from './stats.js';
import { useStore } from './store.js';

const waiting = [...GROUPS.intake, ...GROUPS.dispatch].map((it) => `state=${it}`).join('&');

const COUNTERS = [
  { name: 'open', to: href('queue') },
  { name: 'overdue', to: href('queue', 'order=DUE'), bad: true },
  { name: 'unassigned', to: href('queue', waiting), odd: true },
  { name: 'today', to: href('queue', 'order=NEWEST') },
  { name: 'deadLetters', to: href('devices'), odd: true },
];

export function Counters() {
  const now = useStore(stats);
  return div(
    { class: 'counters', role: 'group', 'aria-label': t('counters') },
    ...COUNTERS.map(({ name, to, bad, odd }) => {
      const value = now && now[name];
      const tone = value > 0 && (bad ? 'counter-bad' : odd ? 'counter-odd' : '');
      return a(
        {
          key: name,
          class: `counter ${tone || ''}`,
          href: to,
          title: t(`counter.${name}.why`),
          'data-counter': name,
        },
        span(
          { class: 'counter-value' },
          value === null || value === undefined ? '–' : number(value),
        ),
        span({ class: 'counter-name' }, t(`counter.${name}`)),
      );
    }),
  );
}
