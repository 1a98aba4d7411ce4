/** One stage of a decision: the winning row, why it matched, and why the others lost. */
import { details, div, h3, li, p, span, summary, table, tbody, td, th, thead, tr } from './tags.js';
import { icon } from './icons.js';
import { t, word } from './i18n.js';
import { rowRef } from './why-answer.js';

/** @param {{stage: string, reasons: any[]}} props several rows can tell people, one decides the rest */
export function Stage({ stage, reasons }) {
  return li(
    { class: `why-stage why-${stage}`, 'data-stage': stage },
    h3({ class: 'why-name' }, word('stage', stage)),
    div({ class: 'why-content' }, ...reasons.map(Row)),
  );
}

const Row = (reason) =>
  div(
    { key: reason.ruleId, class: 'why-row' },
    div(
      { class: 'winner' },
      p({ class: 'winner-text' }, icon('check'), span(null, reason.text)),
      rowRef(reason),
    ),
    reason.basis &&
      p({ class: 'basis' }, span({ class: 'basis-name' }, t('why.basis')), reason.basis),
    reason.matches.length > 0 && Matches(reason.matches),
    reason.lost.length > 0 && Lost(reason.lost),
  );

const Matches = (matches) =>
  table(
    { class: 'matches' },
    thead(
      null,
      tr(
        null,
        ...['column', 'condition', 'seen'].map((it) =>
          th({ key: it, scope: 'col' }, t(`match.${it}`)),
        ),
      ),
    ),
    tbody(
      null,
      ...matches.map((it) =>
        tr(
          { key: it.column },
          th({ scope: 'row' }, it.column),
          td({ class: 'match-condition' }, it.condition),
          td(null, it.seen),
        ),
      ),
    ),
  );

const FEW = 4;

const Lost = (lost) =>
  details(
    { class: 'lost', open: lost.length <= FEW },
    summary(null, t('why.lost', { n: lost.length })),
    div(
      { class: 'losers' },
      ...lost.map((it) =>
        div(
          { key: it.ruleId, class: 'loser', 'data-lost-by': it.lostBy },
          div(
            { class: 'loser-head' },
            span({ class: 'loser-outcome' }, icon('close', 12), it.outcome),
            rowRef(it),
          ),
          p({ class: 'loser-why' }, word('lostBy', it.lostBy)),
        ),
      ),
    ),
  );
