/** Which page is shown: `#/queue?order=DUE`. One file serves all pages, so links work anywhere. */
import { store } from './store.js';

/**
 * @typedef {object} Route
 * @property {string} page `map`, `queue`, `case`, `devices`, `policy`, `report`
 * @property {string} id case number on page `case`
 * @property {URLSearchParams} query
 */

const PAGES = ['map', 'queue', 'cases', 'devices', 'policy', 'report'];

/** @returns {Route} */
function parse() {
  const [path, query = ''] = window.location.hash.replace(/^#\/?/, '').split('?');
  const [first, id = ''] = path.split('/');
  const page = PAGES.includes(first) ? first : 'map';
  return {
    page: page === 'cases' ? 'case' : page,
    id: decodeURIComponent(id),
    query: new URLSearchParams(query),
  };
}

export const route = store(parse());

window.addEventListener('hashchange', () => route.set(parse()));

/**
 * @param {string} page
 * @param {URLSearchParams | string} [query]
 */
export function href(page, query = '') {
  const text = String(query);
  return `#/${page}${text ? `?${text}` : ''}`;
}

/** @param {string} id */
export const caseHref = (id) => `#/cases/${encodeURIComponent(id)}`;

/** @param {string} target as {@link href} makes it */
export function go(target) {
  window.location.hash = target;
}

/**
 * Changes the address without a new step in the browser's history.
 *
 * @param {string} target
 */
export function swap(target) {
  window.history.replaceState(null, '', target);
  route.set(parse());
}
