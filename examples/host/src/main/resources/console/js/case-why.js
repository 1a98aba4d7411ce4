/** 为什么是这个部门: the way of the decision, stage by stage, each with the row that won and those that lost. */
import { h } from 'preact';
import { a, div, h2, ol, section, span } from './tags.js';
import { casePath } from './api.js';
import { t } from './i18n.js';
import { settings } from './settings.js';
import { Answer } from './why-answer.js';
import { PlaceProof } from './why-place.js';
import { Stage } from './why-stage.js';

/** @param {{file: any}} props */
export function Why({ file }) {
  const { explanation } = file;
  return section(
    { class: 'card why', 'aria-label': t('why') },
    h2(
      { class: 'card-title' },
      t('why'),
      span(
        { class: 'card-note' },
        t('why.revision'),
        ' ',
        span(
          { class: 'code revision', title: explanation.revision },
          explanation.revision.slice(0, 12),
        ),
      ),
    ),
    h(Answer, { file }),
    ol(
      { class: 'why-way' },
      h(PlaceProof, { file }),
      ...byStage(explanation.reasons).map(([stage, reasons]) =>
        h(Stage, { key: stage, stage, reasons }),
      ),
    ),
    explanation.reasons.length === 0 && div({ class: 'empty' }, t('why.noRows')),
    a(
      {
        class: 'statement-link',
        href: `${casePath(file.id)}/statement?lang=${settings.get().language}`,
        target: '_blank',
        rel: 'noopener',
      },
      t('why.statement'),
    ),
  );
}

function byStage(reasons) {
  const stages = new Map();
  reasons.forEach((it) => stages.set(it.stage, [...(stages.get(it.stage) || []), it]));
  return [...stages.entries()];
}
