/** The counters of the header, and whether what the screen shows can still be trusted. */
import { now } from './clock.js';
import { read } from './api.js';
import { onStream, streamState } from './stream.js';
import { store } from './store.js';

/** @typedef {{open: number, overdue: number, unassigned: number, today: number,
 *   deadLetters: number, byState: Object<string, number>, intake: Object<string, number>}} Stats */

/** @type {import('./store.js').Store<Stats | null>} */
export const stats = store(null);

/**
 * Since when the screen may be old, in milliseconds of the server's clock; 0 while it is not.
 *
 * @type {import('./store.js').Store<number>}
 */
export const staleSince = store(0);

const EVERY_MILLIS = 15000;
const AFTER_CHANGE_MILLIS = 1000;
let reachable = true;
let planned = 0;

export function openStats() {
  refresh();
  setInterval(refresh, EVERY_MILLIS);
  onStream('case', soon);
  onStream('reset', soon);
  streamState.watch(judge);
  window.addEventListener('online', refresh);
  window.addEventListener('offline', refresh);
}

function soon() {
  if (planned === 0) {
    planned = window.setTimeout(refresh, AFTER_CHANGE_MILLIS);
  }
}

async function refresh() {
  planned = 0;
  try {
    stats.set(await read('/api/stats'));
    reachable = true;
  } catch (problem) {
    reachable = false;
  }
  judge();
}

function judge() {
  if (reachable && streamState.get() !== 'broken') {
    staleSince.set(0);
  } else if (staleSince.get() === 0) {
    staleSince.set(now());
  }
}
