/** The list beside the map: every open case, or those of what was picked on the map. */
import { h } from 'preact';
import { a, button, div, p, span, time } from './tags.js';
import { Countdown, flags, gradeMark, matterOf, stateBadge } from './badges.js';
import { exactMoment, moment } from './format.js';
import { icon } from './icons.js';
import { t } from './i18n.js';
import { useKeys } from './keys.js';
import { gridName } from './reference.js';
import { caseHref } from './router.js';
import { useRows } from './rows.js';
import { VirtualList } from './virtual-list.js';

const ROW_PIXELS = 84;

/**
 * @param {object} props
 * @param {import('./live-cases.js').Case[]} props.items
 * @param {import('./live-cases.js').LiveCases} props.live
 * @param {import('./map-page.js').Picked} props.picked
 * @param {() => void} props.onClear
 * @param {(id: string) => void} props.onLift
 */
export function CaseList({ items, live, picked, onClear, onLift }) {
  const rows = useRows(items, 'map');
  const next = () => rows.move(1);
  const before = () => rows.move(-1);
  useKeys({ j: next, ArrowDown: next, k: before, ArrowUp: before });
  return div(
    { class: 'case-list' },
    (picked.grid || picked.ids) && PickedBar(picked, items.length, onClear),
    live.cut && p({ class: 'hint' }, t('map.cut', { n: live.byId.size })),
    live.loaded &&
      items.length === 0 &&
      p({ class: 'empty' }, t(picked.grid ? 'map.emptyGrid' : 'map.empty')),
    !live.loaded && p({ class: 'empty' }, t('loading')),
    h(VirtualList, {
      items,
      rowHeight: ROW_PIXELS,
      current: rows.current,
      role: 'list',
      label: t('map.cases', { n: items.length }),
      row: (it) => Row(it, rows, live.fresh.has(it.id), onLift),
    }),
  );
}

const PickedBar = (picked, count, onClear) =>
  div(
    { class: 'picked' },
    icon('pin'),
    span({ class: 'picked-name' }, picked.grid ? gridName(picked.grid) : t('map.here')),
    span({ class: 'picked-count' }, t('n.cases', { n: count })),
    button({ type: 'button', class: 'link', onClick: onClear }, t('map.showAll')),
  );

const Row = (it, rows, fresh, onLift) =>
  div(
    {
      class: `row ${it.id === rows.current ? 'row-current' : ''} ${fresh ? 'row-fresh' : ''}`,
      role: 'listitem',
      'data-row': it.id,
      onMouseEnter: () => onLift(it.id),
      onMouseLeave: () => onLift(''),
    },
    div(
      { class: 'row-line' },
      gradeMark(it.grade),
      a(
        {
          class: 'row-link',
          href: caseHref(it.id),
          tabIndex: rows.tab(it.id),
          onFocus: () => {
            rows.pick(it.id);
            onLift(it.id);
          },
        },
        matterOf(it),
      ),
      ...flags(it),
      stateBadge(it.state),
    ),
    div(
      { class: 'row-line row-soft' },
      span({ class: 'row-where' }, it.grid ? it.grid.name : t('noGrid')),
      span({ class: 'row-lead' }, it.lead ? it.lead.name : t('noLead')),
    ),
    div(
      { class: 'row-line row-soft' },
      span({ class: 'row-number' }, it.id),
      time({ dateTime: it.openedAt, title: exactMoment(it.openedAt) }, moment(it.openedAt)),
      h(Countdown, { of: it }),
    ),
  );
