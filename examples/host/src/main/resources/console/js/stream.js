/** What the host tells without being asked: changed cases, a new policy, "read all again". */
import { store } from './store.js';

/** @typedef {'connecting' | 'live' | 'broken'} StreamState */

/** @type {import('./store.js').Store<StreamState>} */
export const streamState = store('connecting');

const listeners = { case: new Set(), policy: new Set(), reset: new Set() };

/**
 * Changes are handed over in bundles, so that a burst of hundreds draws the page a few times only.
 *
 * @param {'case' | 'policy' | 'reset'} type
 * @param {(bundle: any[]) => void} listener
 * @returns {() => void} how to stop
 */
export function onStream(type, listener) {
  listeners[type].add(listener);
  return () => listeners[type].delete(listener);
}

const BUNDLE_MILLIS = 200;
let waiting = [];

/** @param {any} message of the worker */
function hear({ type, data, state }) {
  if (type === 'state') {
    streamState.set(state);
  } else {
    if (waiting.length === 0) {
      setTimeout(hand, BUNDLE_MILLIS);
    }
    waiting.push({ type, data });
  }
}

function hand() {
  const all = waiting;
  waiting = [];
  Object.keys(listeners).forEach((type) => {
    const bundle = all.filter((it) => it.type === type).map((it) => it.data);
    if (bundle.length > 0) {
      listeners[type].forEach((listener) => listener(bundle));
    }
  });
}

const WORKER = '/js/stream-worker.js';

/** Connects through the worker that all tabs share. Called once. */
export function openStream() {
  const port = 'SharedWorker' in window ? new SharedWorker(WORKER).port : new Worker(WORKER);
  port.onmessage = (message) => hear(message.data);
  port.postMessage('hello');
  window.addEventListener('pagehide', () => port.postMessage('bye'));
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) {
      port.postMessage('hello'); // back out of the browser's page cache, with old data
      hear({ type: 'reset', data: {} });
    }
  });
}
