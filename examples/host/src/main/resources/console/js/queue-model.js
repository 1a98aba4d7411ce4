/** The cases that a filter shows: read a page at a time, then kept by the stream. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { casesPath, read } from './api.js';
import { matches, orderOf } from './queue-filter.js';
import { onStream } from './stream.js';

const PAGE = 100;
const RECOUNT_MILLIS = 2000;
const NOTHING = { items: [], total: 0, next: '', loaded: false, problem: null, fresh: new Set() };

/**
 * @param {import('./queue-filter.js').Filter} filter
 * @param {string} key the filter as text; a new text is a new question
 */
export function useQueue(filter, key) {
  const [state, setState] = useState(NOTHING);
  const round = useRef(0);
  const busy = useRef(false);

  const readPage = useCallback(
    async (cursor) => {
      const mine = cursor ? round.current : ++round.current;
      if (cursor && busy.current) {
        return;
      }
      busy.current = true;
      try {
        const page = await read(casesPath({ ...filter, limit: PAGE, cursor }));
        if (mine === round.current) {
          setState((before) => joined(cursor ? before : NOTHING, page, filter));
        }
      } catch (problem) {
        if (mine === round.current) {
          setState((before) => ({ ...before, problem, loaded: true }));
        }
      } finally {
        busy.current = false;
      }
    },
    [key],
  );

  useEffect(() => {
    setState(NOTHING);
    readPage('');
    const stops = [
      onStream('reset', () => readPage('')),
      onStream('case', (changes) => {
        setState((before) =>
          changed(
            before,
            changes.map((it) => it.case),
            filter,
          ),
        );
        recountSoon(filter, setState);
      }),
    ];
    return () => {
      round.current++;
      stops.forEach((stop) => stop());
    };
  }, [key]);

  return {
    ...state,
    more: () => state.next && readPage(state.next),
    again: () => readPage(''),
    take: (it) => setState((before) => changed(before, [it], filter)),
  };
}

function joined(before, page, filter) {
  const byId = new Map(before.items.map((it) => [it.id, it]));
  page.items.forEach((it) => byId.set(it.id, it));
  return {
    items: [...byId.values()].sort(orderOf(filter)),
    total: page.total,
    next: page.next || '',
    loaded: true,
    problem: null,
    fresh: before.fresh,
  };
}

/** Takes changed cases in; one that belongs behind the last row read comes with its own page. */
function changed(before, cases, filter) {
  if (!before.loaded) {
    return before;
  }
  const order = orderOf(filter);
  const last = before.items[before.items.length - 1];
  const byId = new Map(before.items.map((it) => [it.id, it]));
  const fresh = new Set(before.fresh);
  cases.forEach((it) => {
    const reached = !before.next || !last || order(it, last) <= 0;
    if (!matches(it, filter) || !(reached || byId.has(it.id))) {
      byId.delete(it.id);
    } else {
      if (!byId.has(it.id)) {
        fresh.add(it.id);
      }
      byId.set(it.id, it);
    }
  });
  return {
    ...before,
    items: [...byId.values()].sort(order),
    fresh,
    total: Math.max(before.total, byId.size),
  };
}

let planned = 0;

/** How many there are in all is the server's knowledge. */
function recountSoon(filter, setState) {
  clearTimeout(planned);
  planned = window.setTimeout(() => {
    read(casesPath({ ...filter, limit: 1 })).then(
      ({ total }) => setState((before) => ({ ...before, total })),
      () => undefined, // the banner tells that the host does not answer
    );
  }, RECOUNT_MILLIS);
}
