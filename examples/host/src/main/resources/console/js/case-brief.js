/** The current case beside the queue: enough to decide without opening it. */
import { h } from 'preact';
import { a, aside, div, h2, p, span } from './tags.js';
import { ActionBar } from './action-bar.js';
import { Countdown, flags, gradeMark, matterOf, stateBadge } from './badges.js';
import { useCase } from './case-model.js';
import { Facts } from './case-facts.js';
import { Answer, rowRef } from './why-answer.js';
import { icon } from './icons.js';
import { t, word } from './i18n.js';
import { reasonOf } from './perform.js';
import { caseHref } from './router.js';

/**
 * @param {object} props
 * @param {string} props.id
 * @param {(next: any) => void} props.onDone
 */
export function CaseBrief({ id, onDone }) {
  const { file, problem, take } = useCase(id);
  const done = (next) => {
    take(next);
    onDone(next);
  };
  return aside(
    { class: 'brief', 'aria-label': t('brief') },
    !id && p({ class: 'empty' }, t('brief.none')),
    problem && p({ class: 'empty' }, reasonOf(problem)),
    file && Content(file, done),
  );
}

const Content = (file, done) =>
  div(
    { class: 'brief-body' },
    div(
      { class: 'brief-head' },
      div(
        { class: 'brief-line' },
        span({ class: 'code soft' }, file.id),
        stateBadge(file.state),
        ...flags(file),
      ),
      h2({ class: 'brief-title' }, gradeMark(file.grade, true), matterOf(file)),
      h(Countdown, { of: file, long: true }),
    ),
    file.event.text && p({ class: 'brief-text' }, file.event.text),
    h(ActionBar, { file, onDone: done, compact: true }),
    h(Answer, { file }),
    Rows(file.explanation),
    Facts(file),
    a({ class: 'button brief-open', href: caseHref(file.id) }, t('brief.open'), icon('next')),
  );

const Rows = ({ reasons }) =>
  div(
    { class: 'brief-rows' },
    ...reasons
      .filter((it) => it.stage !== 'NOTIFY')
      .map((it) =>
        div(
          { key: it.stage + it.ruleId, class: 'brief-row' },
          span({ class: 'brief-stage' }, word('stage', it.stage)),
          span({ class: 'brief-row-text' }, it.text),
          rowRef(it),
        ),
      ),
  );
