/** The answer to "why this department" in one sentence. */
import { div, p, span, strong } from './tags.js';
import { icon } from './icons.js';
import { t, word } from './i18n.js';

/**
 * Where a rule row stands, as an editor finds it.
 *
 * @param {{ruleId: string, row: {file: string, sheet: string, cell: string}}} reason
 */
export const rowRef = ({ ruleId, row }) =>
  span(
    { class: 'row-ref', 'data-cell': row.cell },
    strong(null, ruleId),
    ' ',
    span({ class: 'code' }, `${row.file}!${row.sheet}!${row.cell}`),
  );

/** @param {{file: any}} props */
export function Answer({ file }) {
  const { decision, explanation, grid } = file;
  if (decision.type === 'UNASSIGNED') {
    return div(
      { class: 'answer answer-none' },
      p(
        { class: 'answer-line' },
        icon('warning'),
        span(null, t('why.nobody', { cause: word('cause', decision.cause) })),
      ),
      decision.detail && p({ class: 'answer-detail' }, decision.detail),
    );
  }
  const route = explanation.reasons.find((it) => it.stage === 'ROUTE');
  const values = {
    category: decision.category ? decision.category.name || decision.category.minor : '',
    grid: grid ? grid.name : t('noGrid'),
    lead: decision.lead.name,
    rule: route ? route.ruleId : '–',
  };
  return div(
    { class: 'answer' },
    p(
      { class: 'answer-lead' },
      span({ class: 'answer-label' }, t('why.lead')),
      strong(null, decision.lead.name),
    ),
    p({ class: 'answer-line' }, t(decision.fallback ? 'why.fallback' : 'why.row', values)),
    moved(file) && p({ class: 'answer-detail' }, t('why.moved', { lead: file.lead.name })),
  );
}

/** Since then a person may have given it to somebody else. */
const moved = ({ lead, decision }) => lead && decision.lead && lead.code !== decision.lead.code;
