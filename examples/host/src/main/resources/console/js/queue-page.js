/** Page 2, 案件队列: what waits, the soonest deadline first, and every step by keyboard. */
import { h } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { button, div, h1, p, section, span } from './tags.js';
import { start } from './action-dialog.js';
import { forwardOf } from './actions.js';
import { casePath, read } from './api.js';
import { note } from './announcer.js';
import { CaseBrief } from './case-brief.js';
import { openHelp } from './help-dialog.js';
import { icon } from './icons.js';
import { t } from './i18n.js';
import { useKeys } from './keys.js';
import { reasonOf, refused } from './perform.js';
import { QueueFilters } from './queue-filters.js';
import { filterOf, queryOf } from './queue-filter.js';
import { useQueue } from './queue-model.js';
import { HeadRow, Row } from './queue-rows.js';
import { caseHref, go, href, route, swap } from './router.js';
import { useRows } from './rows.js';
import { useStore } from './store.js';
import { VirtualList } from './virtual-list.js';

const wide = window.matchMedia('(min-width: 1180px)');
const roomy = window.matchMedia('(min-width: 800px)');

export function QueuePage() {
  const { query } = useStore(route);
  const filter = filterOf(query);
  const queue = useQueue(filter, query.toString());
  const rows = useRows(queue.items, 'queue');
  const brief = useMatches(wide);
  const tall = !useMatches(roomy);
  const act = (choose, missing) => actOn(rows.current, choose, missing, queue);

  useKeys({
    j: () => rows.move(1),
    ArrowDown: () => rows.move(1),
    k: () => rows.move(-1),
    ArrowUp: () => rows.move(-1),
    Enter: () => openUnfocused(rows.current),
    a: () => act(forwardOf, 'queue.noForward'),
    t: () => act(named('TRANSFER'), 'queue.noTransfer'),
    b: () => act(named('SEND_BACK'), 'queue.noSendBack'),
    '?': openHelp,
  });
  useEffect(() => {
    if (brief && !rows.current && queue.items.length > 0) {
      rows.pick(queue.items[0].id);
    }
  }, [brief, queue.items.length]);

  const change = (changes) => swap(href('queue', queryOf({ ...filter, ...changes })));
  return div(
    { class: 'queue-page' },
    section(
      { class: 'queue-main', 'aria-label': t('page.queue') },
      div(
        { class: 'queue-head' },
        h1(null, t('page.queue')),
        span(
          { class: 'queue-total', 'data-total': queue.total },
          queue.loaded ? t('n.cases', { n: queue.total }) : '',
        ),
        button(
          { class: 'button button-small queue-help', type: 'button', onClick: openHelp },
          icon('keys'),
          t('help'),
        ),
      ),
      h(QueueFilters, { filter, onChange: change }),
      Table(queue, rows, brief, tall),
    ),
    brief && h(CaseBrief, { id: rows.current, onDone: queue.take }),
  );
}

/** A focused link or button knows Enter itself. */
function openUnfocused(id) {
  const focused = document.activeElement && document.activeElement.closest('a, button, summary');
  return id && !focused ? go(caseHref(id)) : false;
}

const named = (action) => (allowed) => allowed.find((it) => it.action === action);

const Table = (queue, rows, brief, tall) =>
  div(
    { class: 'queue-table' },
    queue.loaded && queue.items.length === 0 && Empty(queue),
    !queue.loaded && p({ class: 'empty' }, t('loading')),
    h(VirtualList, {
      items: queue.items,
      rowHeight: tall ? 112 : 60,
      current: rows.current,
      role: 'rowgroup',
      frame: {
        role: 'table',
        'aria-label': t('page.queue'),
        'aria-rowcount': queue.items.length + 1,
      },
      head: HeadRow(),
      onEnd: queue.more,
      row: (it, index) => Row(it, index, rows, queue.fresh.has(it.id), brief),
      foot: queue.next
        ? button(
            { class: 'button queue-more', type: 'button', onClick: queue.more },
            t('queue.more', { n: queue.items.length, total: queue.total }),
          )
        : null,
    }),
  );

const Empty = (queue) =>
  queue.problem
    ? div(
        { class: 'empty' },
        p(null, reasonOf(queue.problem)),
        button({ class: 'button', type: 'button', onClick: queue.again }, t('again')),
      )
    : p({ class: 'empty' }, t('queue.empty'));

async function actOn(id, choose, missing, queue) {
  if (!id) {
    return;
  }
  try {
    const file = await read(casePath(id));
    const allowed = choose(file.allowed);
    if (allowed) {
      start(file, allowed, queue.take);
    } else {
      note(t(missing, { id }), 'good', { href: caseHref(id), text: t('queue.open') });
    }
  } catch (problem) {
    refused(problem);
  }
}

/** Whether the window is that wide, now and later. */
function useMatches(media) {
  const [yes, setYes] = useState(media.matches);
  useEffect(() => {
    const turn = () => setYes(media.matches);
    media.addEventListener('change', turn);
    return () => media.removeEventListener('change', turn);
  }, [media]);
  return yes;
}
