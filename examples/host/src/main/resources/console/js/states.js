/** The states of a case, in groups as a dispatcher thinks of them. */

/** @type {Object<string, string[]>} */
export const GROUPS = {
  intake: ['REPORTED', 'VERIFYING', 'REGISTERED'],
  dispatch: ['FILED'],
  dispatched: ['DISPATCHED'],
  handling: ['HANDLING'],
  suspended: ['SUSPENDED'],
  check: ['FEEDBACK', 'CHECKING'],
  ended: ['CLOSED', 'APPRAISED', 'REJECTED', 'MERGED', 'CANCELLED'],
};

export const OPEN = Object.keys(GROUPS)
  .filter((group) => group !== 'ended')
  .reduce((all, group) => all.concat(GROUPS[group]), []);

/** @param {string} state */
export const isOpen = (state) => OPEN.includes(state);

/** @param {string} state */
export const groupOf = (state) =>
  Object.keys(GROUPS).find((it) => GROUPS[it].includes(state)) || '';

/** The deadline counts before dispatch and while somebody handles; then it is kept or missed. */
const COUNTING = GROUPS.intake.concat(GROUPS.dispatch, GROUPS.dispatched, GROUPS.handling);

/** @param {string} state */
export const isCounting = (state) => COUNTING.includes(state);

/**
 * @param {{state: string, dueAt?: string}} it
 * @param {number} at milliseconds
 */
export const isOverdue = (it, at) =>
  Boolean(it.dueAt) && isCounting(it.state) && Date.parse(it.dueAt) < at;

/** The order of grades, the gravest first. */
export const GRADES = ['URGENT', 'MAJOR', 'GENERAL'];
