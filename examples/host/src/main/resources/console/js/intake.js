/** What became of every message that was taken in: the counts add up, nothing vanishes. */
import { div, li, p, span, ul } from './tags.js';
import { card } from './card.js';
import { number, t } from './i18n.js';
import { stats } from './stats.js';
import { useStore } from './store.js';

const ENDS = ['opened', 'attached', 'held', 'noCase', 'duplicate', 'dead'];

export function Intake() {
  const { intake } = useStore(stats) || {};
  if (!intake) {
    return card(t('intake'), p({ class: 'soft' }, t('loading')));
  }
  const sum = ENDS.reduce((total, it) => total + (intake[it] || 0), 0);
  return card(
    t('intake'),
    p(
      { class: 'intake-sum' },
      span({ class: 'tile-value' }, number(intake.received)),
      ' ',
      t('intake.received'),
    ),
    div({ class: 'share', 'aria-hidden': 'true' }, ...ENDS.map((it) => Share(it, intake[it], sum))),
    ul({ class: 'ends' }, ...ENDS.map((it) => End(it, intake[it]))),
  );
}

const Share = (name, count, sum) =>
  count > 0 &&
  span({ key: name, class: `share-part end-${name}`, style: { flexGrow: String(count / sum) } });

const End = (name, count) =>
  li(
    { key: name, class: 'end', title: t(`intake.${name}.why`) },
    span({ class: `end-dot end-${name}`, 'aria-hidden': 'true' }),
    span({ class: 'end-name' }, t(`intake.${name}`)),
    span({ class: 'end-count' }, number(count || 0)),
  );
