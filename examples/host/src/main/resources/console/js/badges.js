/** Small signs used on every page: grade, state, deadline. Shape and word always join the colour. */
import { h } from 'preact';
import { span, time } from './tags.js';
import { useNow } from './clock.js';
import { exactMoment, length, moment } from './format.js';
import { icon } from './icons.js';
import { kindWord, t, word } from './i18n.js';
import { groupOf, isCounting } from './states.js';

/** Outlines within 20 by 20, one per grade; the map's pins use the same. */
export const SHAPES = {
  GENERAL: 'M10 3.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13z',
  MAJOR: 'M10 1.8 18.2 10 10 18.2 1.8 10z',
  URGENT: 'M10 1.8 19 17.4H1z',
};

/**
 * @param {string} grade
 * @param {boolean} [worded] whether the word stands beside the shape
 */
export const gradeMark = (grade, worded = false) =>
  span(
    { class: `grade grade-${grade}`, title: worded ? undefined : word('grade', grade) },
    h(
      'svg',
      { viewBox: '0 0 20 20', width: 14, height: 14, 'aria-hidden': 'true' },
      h('path', { d: SHAPES[grade] || SHAPES.GENERAL }),
    ),
    span({ class: worded ? 'grade-word' : 'unseen' }, word('grade', grade)),
  );

/** @param {string} state */
export const stateBadge = (state) =>
  span({ class: `state state-${groupOf(state)}` }, word('state', state));

/** What a case is about: its category, or what was reported while nobody could say. */
export const matterOf = (it) =>
  it.category ? it.category.name : t('uncategorised', { kind: kindWord(it.kind) });

/** Watched from above, answered by the fallback, reported more than once. */
export const flags = (it) =>
  [
    it.supervised &&
      span(
        { class: 'flag flag-bad', title: t('flag.supervised.why') },
        icon('eye', 12),
        t('flag.supervised'),
      ),
    (it.fallback || (it.decision && it.decision.fallback)) &&
      span({ class: 'flag', title: t('flag.fallback.why') }, t('flag.fallback')),
    it.reports > 1 &&
      span(
        { class: 'flag', title: t('flag.reports.why', { n: it.reports }) },
        icon('stack', 12),
        `×${it.reports}`,
      ),
  ].filter(Boolean);

const TICK_MILLIS = 10000;
const SOON_MILLIS = 30 * 60000;

/**
 * How long is left, 「还剩 3小时12分」, and until when.
 *
 * @param {{of: {state: string, dueAt?: string}, long?: boolean}} props
 */
export function Countdown({ of, long = false }) {
  const at = useNow(TICK_MILLIS);
  if (of.state === 'SUSPENDED') {
    return span({ class: 'due due-none' }, t('due.suspended'));
  }
  if (!of.dueAt || !isCounting(of.state)) {
    return span({ class: 'due due-none' }, of.dueAt ? t('due.kept') : t('due.none'));
  }
  const left = Date.parse(of.dueAt) - at;
  const tone = left < 0 ? 'over' : left < SOON_MILLIS ? 'soon' : 'fine';
  const key = left < 0 ? 'due.over' : 'due.left';
  return span(
    { class: `due due-${tone}` },
    span({ class: 'due-left' }, left < 0 && icon('warning', 12), t(key, { time: length(left) })),
    time(
      { class: 'due-at', dateTime: of.dueAt, title: exactMoment(of.dueAt) },
      t(long ? 'due.atLong' : 'due.at', { at: moment(of.dueAt) }),
    ),
  );
}
