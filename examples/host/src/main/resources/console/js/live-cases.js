/** All open cases, read once and then kept by the stream. */
import { read, casesPath } from './api.js';
import { announce } from './announcer.js';
import { matterOf } from './badges.js';
import { t } from './i18n.js';
import { OPEN, isOpen } from './states.js';
import { onStream } from './stream.js';
import { store } from './store.js';

/**
 * @typedef {object} Case a case as a list shows it; the fields of `GET /api/cases`
 * @property {string} id
 * @property {string} state
 * @property {string} grade
 * @property {string} source
 * @property {string} kind
 * @property {{code: string, name: string}} [category]
 * @property {{code: string, name: string}} [lead]
 * @property {{code: string, name: string}} [grid]
 * @property {number} [longitude]
 * @property {number} [latitude]
 * @property {string} [text]
 * @property {string} openedAt
 * @property {string} [dueAt]
 * @property {number} reports
 * @property {boolean} supervised
 * @property {boolean} fallback
 */

/**
 * @typedef {object} LiveCases
 * @property {Map<string, Case>} byId
 * @property {boolean} loaded
 * @property {boolean} cut whether there are more open cases than this page holds
 * @property {Set<string>} fresh numbers that came by the stream
 */

const PAGE = 500;
const MOST = 2000;

/** @type {import('./store.js').Store<LiveCases>} */
export const liveCases = store({ byId: new Map(), loaded: false, cut: false, fresh: new Set() });

let reading = 0;
let meanwhile = new Map();

export function openLiveCases() {
  load();
  onStream('reset', load);
  onStream('case', (changes) => apply(changes.map((it) => it.case)));
}

async function load() {
  const mine = ++reading;
  meanwhile = new Map();
  const byId = new Map();
  try {
    const cut = await readPages(byId, () => mine === reading);
    if (mine === reading) {
      meanwhile.forEach((it) => put(byId, it)); // newer than what was read
      liveCases.set({ byId, loaded: true, cut, fresh: new Set() });
    }
  } catch (problem) {
    setTimeout(() => mine === reading && load(), 5000); // the banner says that data is old
  }
}

async function readPages(byId, wanted) {
  let cursor;
  do {
    const page = await read(casesPath({ state: OPEN, order: 'NEWEST', limit: PAGE, cursor }));
    page.items.forEach((it) => byId.set(it.id, it));
    cursor = page.next;
  } while (cursor && byId.size < MOST && wanted());
  return Boolean(cursor);
}

/**
 * Takes changed cases in.
 *
 * @param {Case[]} changed
 */
export function apply(changed) {
  const { byId, loaded, cut, fresh } = liveCases.get();
  changed.forEach((it) => meanwhile.set(it.id, it));
  if (!loaded) {
    return;
  }
  const next = new Map(byId);
  const added = changed.filter((it) => isOpen(it.state) && !byId.has(it.id));
  changed.forEach((it) => put(next, it));
  const marked = added.length ? new Set([...fresh, ...added.map((it) => it.id)]) : fresh;
  liveCases.set({ byId: next, loaded, cut, fresh: marked });
  tell(added);
}

function put(byId, it) {
  if (isOpen(it.state)) {
    byId.set(it.id, it);
  } else {
    byId.delete(it.id);
  }
}

function tell(added) {
  if (added.length === 1) {
    const it = added[0];
    const what = matterOf(it);
    announce(t('live.newCase', { id: it.id, what, where: it.grid ? it.grid.name : '' }));
  } else if (added.length > 1) {
    announce(t('live.newCases', { n: added.length }));
  }
}
