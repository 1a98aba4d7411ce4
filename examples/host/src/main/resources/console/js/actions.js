/** What a person can do to a case: in which order it is offered, and by which key. */

/** @typedef {{action: string, needs: string[], to: string}} Allowed */

/** The usual next step of each state; key "a". */
const FORWARD = [
  'ACCEPT',
  'VERIFIED',
  'FILE',
  'DISPATCH',
  'TAKE',
  'DONE',
  'RESUME',
  'SEND_CHECK',
  'PASS',
  'APPRAISE',
];

/** Steps that end something or send it away; they stand apart. */
const GRAVE = ['REJECT', 'NOT_TRUE', 'CANCEL', 'SEND_BACK', 'FAIL'];

/** @param {Allowed[]} allowed */
export const forwardOf = (allowed) => allowed.find((it) => FORWARD.includes(it.action));

/** @param {string} action */
export const isGrave = (action) => GRAVE.includes(action);

/** @param {Allowed[]} allowed the usual one first, the grave ones last */
export function inOrder(allowed) {
  const rank = ({ action }) => (FORWARD.includes(action) ? 0 : isGrave(action) ? 2 : 1);
  return [...allowed].sort((one, two) => rank(one) - rank(two));
}

/** The key that starts an action on queue and case page. */
export const KEYS = { TRANSFER: 't', SEND_BACK: 'b' };

/**
 * @param {Allowed} allowed
 * @returns {string} a key, or empty
 */
export const keyOf = ({ action }) => (FORWARD.includes(action) ? 'a' : KEYS[action] || '');
