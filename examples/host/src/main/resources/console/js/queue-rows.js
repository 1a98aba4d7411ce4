/** The rows of the queue. On a narrow screen the same cells stand below each other. */
import { h } from 'preact';
import { a, div, span, time } from './tags.js';
import { Countdown, flags, gradeMark, matterOf, stateBadge } from './badges.js';
import { exactMoment, moment } from './format.js';
import { kindWord, t, word } from './i18n.js';
import { caseHref, go } from './router.js';

const COLUMNS = ['number', 'matter', 'grid', 'lead', 'state', 'due'];

export const HeadRow = () =>
  div(
    { class: 'queue-row queue-row-head', role: 'row', 'aria-rowindex': 1 },
    ...COLUMNS.map((name) =>
      span({ key: name, class: `cell-${name}`, role: 'columnheader' }, t(`column.${name}`)),
    ),
  );

/**
 * @param {import('./live-cases.js').Case} it
 * @param {number} index
 * @param {ReturnType<typeof import('./rows.js').useRows>} rows
 * @param {boolean} fresh
 * @param {boolean} brief whether a click shows the case beside the list
 */
export const Row = (it, index, rows, fresh, brief) =>
  div(
    {
      class: `queue-row ${it.id === rows.current ? 'row-current' : ''} ${fresh ? 'row-fresh' : ''}`,
      role: 'row',
      'aria-rowindex': index + 2,
      'data-row': it.id,
      'data-state': it.state,
      onDblClick: () => go(caseHref(it.id)),
    },
    NumberCell(it, rows, brief),
    MatterCell(it),
    span({ class: 'cell-grid', role: 'cell' }, it.grid ? it.grid.name : t('noGrid')),
    span({ class: 'cell-lead', role: 'cell' }, it.lead ? it.lead.name : t('noLead')),
    span({ class: 'cell-state', role: 'cell' }, stateBadge(it.state)),
    span({ class: 'cell-due', role: 'cell' }, h(Countdown, { of: it })),
  );

const NumberCell = (it, rows, brief) =>
  span(
    { class: 'cell-number', role: 'cell' },
    a(
      {
        class: 'row-link',
        href: caseHref(it.id),
        tabIndex: rows.tab(it.id),
        onFocus: () => rows.pick(it.id),
        onClick: (event) => pickOrOpen(event, it.id, rows, brief),
      },
      it.id,
    ),
    span(
      { class: 'cell-second' },
      word('source', it.source),
      ' · ',
      time({ dateTime: it.openedAt, title: exactMoment(it.openedAt) }, moment(it.openedAt)),
    ),
  );

/** A mouse click beside the brief only picks; Enter, and a click with a modifier, open the page. */
function pickOrOpen(event, id, rows, brief) {
  const plain = event.detail > 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
  if (brief && plain) {
    event.preventDefault();
    rows.pick(id);
  }
}

const MatterCell = (it) =>
  span(
    { class: 'cell-matter', role: 'cell' },
    span(
      { class: 'matter-name' },
      gradeMark(it.grade),
      span({ class: 'matter-word' }, matterOf(it)),
      ...flags(it),
    ),
    span({ class: 'cell-second' }, it.text || kindWord(it.kind)),
  );
