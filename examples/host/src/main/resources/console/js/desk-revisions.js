/** The chain of revisions: who let what decide when, and the way back. */
import { h } from 'preact';
import { details, div, p, span, summary } from './tags.js';
import { send } from './api.js';
import { note } from './announcer.js';
import { card } from './card.js';
import { exactMoment } from './format.js';
import { t, word } from './i18n.js';
import { SignedForm } from './signed-form.js';

const MOST_SHOWN = 50;

/** @param {{revisions: any[], editors: any[], mayAct: boolean, onDone: () => void}} props */
export const Revisions = ({ revisions, editors, mayAct, onDone }) =>
  card(
    t('desk.revisions', { n: revisions.length }),
    ...revisions
      .slice(0, MOST_SHOWN)
      .map((it) => h(Revision, { key: it.hash, it, editors, mayAct, onDone })),
  );

function Revision({ it, editors, mayAct, onDone }) {
  const path = `/api/policy/revisions/${it.hash}`;
  const act = (what) => async (signed) => {
    const revision = await send(`${path}/${what}`, signed);
    note(t('desk.applied', { revision: revision.content.slice(0, 12) }));
    onDone();
  };
  const people = [it.author, ...it.approvers].filter(Boolean).join(', ');
  return div(
    { class: 'desk-revision', 'data-revision-hash': it.hash },
    div(
      { class: 'finding-head' },
      span({ class: 'code finding-place', title: it.content }, it.content.slice(0, 12)),
      span({ class: 'finding-level' }, word('revisionKind', it.kind)),
      it.active && span({ class: 'tag desk-active' }, t('desk.active')),
      span({ class: 'soft' }, exactMoment(it.at)),
      people && span(null, people),
    ),
    it.kind !== 'FOUND' && p({ class: 'soft' }, it.reason),
    it.until && p({ class: 'refusal' }, t('desk.until', { until: exactMoment(it.until) })),
    mayAct &&
      it.active &&
      it.kind === 'EMERGENCY' &&
      Signing('desk.confirm', {
        editors: editors.filter((one) => one.name !== it.author),
        wordsOf: async () => ({ words: it.confirmWords }),
        onSigned: act('confirm'),
      }),
    mayAct &&
      !it.active &&
      Signing('desk.rollback', {
        editors: editors.filter((one) => one.departments.includes('*')),
        asks: ['reason'],
        wordsOf: async () => ({ words: it.rollbackWords }),
        onSigned: act('rollback'),
      }),
  );
}

const Signing = (key, props) =>
  details({ class: 'more' }, summary(null, t(key)), h(SignedForm, { act: t(key), ...props }));
