/** The facts of a case at a glance. */
import { dd, div, dl, dt, time } from './tags.js';
import { exactMoment, limit, moment } from './format.js';
import { t, word } from './i18n.js';

/** @param {any} file */
export function Facts(file) {
  const { decision, event, grid } = file;
  return dl(
    { class: 'facts' },
    fact('lead', file.lead && file.lead.name),
    fact('coHandlers', names(decision.coHandlers)),
    fact('informed', names(decision.informed)),
    fact('handling', decision.handling && word('handling', decision.handling)),
    fact('limit', decision.limits && limits(decision.limits)),
    fact('dueAt', file.dueAt && moving(file.dueAt)),
    fact(
      'grid',
      grid &&
        `${grid.name}${grid.areas && grid.areas.length ? `（${grid.areas.map((it) => it.name).join(' › ')}）` : ''}`,
    ),
    fact('address', event.addressText),
    fact('source', word('source', file.source)),
    fact('openedAt', moving(file.openedAt)),
    fact('reports', t('n.reports', { n: file.reports })),
  );
}

/**
 * @param {string} name
 * @param {any} value nothing leaves the fact out
 */
export const fact = (name, value) =>
  value
    ? div(
        { key: name, class: 'fact', 'data-fact': name },
        dt(null, t(`fact.${name}`)),
        dd(null, value),
      )
    : null;

const names = (departments) => (departments || []).map((it) => it.name).join('、');

const moving = (iso) => time({ dateTime: iso, title: exactMoment(iso) }, moment(iso));

const limits = ({ accept, handle }) =>
  [limit(handle), accept && t('fact.accept', { limit: limit(accept) })].filter(Boolean).join(' · ');
