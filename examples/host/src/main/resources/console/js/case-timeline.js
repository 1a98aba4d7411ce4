/** 全程留痕: every step, who took it, when, and what was said. */
import { blockquote, div, h2, li, ol, section, span, time } from './tags.js';
import { stateBadge } from './badges.js';
import { day, clockTime, exactMoment, length, moment } from './format.js';
import { icon } from './icons.js';
import { t, word } from './i18n.js';

/** @param {any} file */
export const Timeline = (file) =>
  section(
    { class: 'card', 'aria-label': t('timeline') },
    h2(
      { class: 'card-title' },
      t('timeline'),
      span({ class: 'card-note' }, t('n.steps', { n: file.steps.length })),
    ),
    ol(
      { class: 'timeline' },
      ...[...file.steps].reverse().map((it) => Step(it, file.steps[it.no - 2])),
    ),
  );

const Step = (it, before) =>
  li(
    {
      key: it.no,
      class: `step ${it.actor.role === 'SYSTEM' ? 'step-system' : ''}`,
      'data-step': it.action,
    },
    span({ class: 'step-dot', 'aria-hidden': 'true' }),
    time(
      { class: 'step-at', dateTime: it.at, title: exactMoment(it.at) },
      span({ class: 'step-day' }, day(it.at)),
      span({ class: 'step-clock' }, clockTime(it.at)),
    ),
    div(
      { class: 'step-body' },
      div(
        { class: 'step-line' },
        span({ class: 'step-action' }, word('action', it.action)),
        it.from && it.from !== it.to ? move(it) : null,
        before && gap(before, it),
      ),
      div(
        { class: 'step-who' },
        who(it),
        it.department && span(null, ' → ', span({ class: 'step-to' }, it.department.name)),
      ),
      it.dueAt &&
        div({ class: 'step-due' }, icon('clock', 12), t('step.due', { at: moment(it.dueAt) })),
      it.opinion && blockquote({ class: 'step-opinion' }, it.opinion),
    ),
  );

const move = (it) =>
  span({ class: 'step-move' }, stateBadge(it.from), icon('next', 12), stateBadge(it.to));

const who = ({ actor }) =>
  actor.role === 'SYSTEM' ? t('step.system') : `${actor.name} · ${word('role', actor.role)}`;

function gap(before, it) {
  const millis = Date.parse(it.at) - Date.parse(before.at);
  return millis >= 60000 && span({ class: 'step-gap' }, t('step.after', { time: length(millis) }));
}
