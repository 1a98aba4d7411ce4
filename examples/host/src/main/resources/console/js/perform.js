/** Takes a step of a case, as the person whom the settings name. */
import { casePath, send } from './api.js';
import { announce, note } from './announcer.js';
import { t, word } from './i18n.js';
import { apply } from './live-cases.js';
import { settings } from './settings.js';

/**
 * @param {string} id
 * @param {string} action
 * @param {{opinion?: string, department?: string, dueAt?: string, into?: string}} fields
 * @returns {Promise<any>} the case after the step
 */
export async function perform(id, action, fields) {
  const { actor, role } = settings.get();
  const next = await send(`${casePath(id)}/transitions`, { action, actor, role, ...fields });
  const text = t('action.done', {
    id,
    action: word('action', action),
    state: word('state', next.state),
  });
  note(text);
  announce(text);
  apply([summaryOf(next)]);
  return next;
}

/** @param {import('./api.js').Problem} problem */
export const refused = (problem) => note(reasonOf(problem), 'bad');

/** @param {import('./api.js').Problem} problem */
export const reasonOf = (problem) =>
  problem.status === 0
    ? t('problem.unreachable')
    : problem.message || t('problem.unknown', { status: problem.status });

function summaryOf(file) {
  const { event } = file;
  const place = (file.explanation && file.explanation.place) || {};
  return {
    ...file,
    longitude: place.longitude,
    latitude: place.latitude,
    text: event && event.text,
    fallback: Boolean(file.decision.fallback),
  };
}
