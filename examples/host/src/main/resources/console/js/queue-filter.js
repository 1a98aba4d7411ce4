/** What the queue shows, as its address says it: `state=FILED&department=HWS&order=DUE`. */
import { OPEN } from './states.js';

/**
 * @typedef {object} Filter
 * @property {string[]} state
 * @property {string} department
 * @property {string} category
 * @property {string} grid
 * @property {string} source
 * @property {'DUE' | 'NEWEST'} order
 */

export const FIELDS = ['department', 'category', 'grid', 'source'];

/**
 * @param {URLSearchParams} query
 * @returns {Filter}
 */
export function filterOf(query) {
  const state = query.getAll('state');
  const filter = {
    state: state.length ? state : OPEN,
    order: query.get('order') === 'NEWEST' ? 'NEWEST' : 'DUE',
  };
  FIELDS.forEach((name) => (filter[name] = query.get(name) || ''));
  return /** @type {Filter} */ (filter);
}

/**
 * @param {Filter} filter
 * @returns {URLSearchParams}
 */
export function queryOf(filter) {
  const query = new URLSearchParams();
  if (filter.state !== OPEN && filter.state.length !== OPEN.length) {
    filter.state.forEach((it) => query.append('state', it));
  }
  FIELDS.filter((name) => filter[name]).forEach((name) => query.set(name, filter[name]));
  query.set('order', filter.order);
  return query;
}

/**
 * @param {import('./live-cases.js').Case} it
 * @param {Filter} filter
 */
export const matches = (it, filter) =>
  filter.state.includes(it.state) &&
  fits(filter.department, it.lead) &&
  fits(filter.category, it.category) &&
  fits(filter.grid, it.grid) &&
  (!filter.source || filter.source === it.source);

const fits = (code, named) => !code || (Boolean(named) && named.code === code);

/**
 * The order the server answers in.
 *
 * @param {Filter} filter
 * @returns {(one: any, two: any) => number}
 */
export const orderOf = ({ order }) => (order === 'NEWEST' ? newest : soonest);

const newest = (one, two) =>
  two.openedAt.localeCompare(one.openedAt) || two.id.localeCompare(one.id);

const soonest = (one, two) =>
  (one.dueAt || '9').localeCompare(two.dueAt || '9') || one.id.localeCompare(two.id);
