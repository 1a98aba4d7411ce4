/** An uploaded workbook: what is wrong with it, what it changes, what it would have done. */
import { h } from 'preact';
import { useState } from 'preact/hooks';
import { button, details, div, h3, input, label, li, p, span, summary, ul } from './tags.js';
import { read, send, upload } from './api.js';
import { note } from './announcer.js';
import { t } from './i18n.js';
import { reasonOf } from './perform.js';
import { Findings } from './policy-findings.js';
import { SignedForm } from './signed-form.js';
import { settings } from './settings.js';

/** @param {{editors: any[], mayAct: boolean, onDone: () => void}} props */
export function Draft({ editors, mayAct, onDone }) {
  const [draft, setDraft] = useState(/** @type {any} */ (null));
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');

  const take = async (event) => {
    const field = event.currentTarget;
    const file = field.files[0];
    if (!file) {
      return;
    }
    setBusy(true);
    setProblem('');
    setDraft(null);
    try {
      setDraft(await upload('/api/policy/drafts', file));
    } catch (refusal) {
      setProblem(reasonOf(refusal));
    } finally {
      field.value = ''; // the same file, mended, is a new choice
      setBusy(false);
    }
  };
  const propose = async (signed) => {
    await send(`/api/policy/drafts/${draft.name}/plan`, signed);
    note(t('desk.proposed'));
    setDraft(null);
    onDone();
  };
  return div(
    { class: 'desk-draft' },
    label(
      { class: 'field' },
      span({ class: 'field-name' }, t('desk.upload')),
      input({ class: 'control', type: 'file', name: 'workbook', accept: '.xlsx', onChange: take }),
    ),
    busy && p({ class: 'soft', role: 'status' }, t('desk.checking')),
    problem && p({ class: 'refusal', role: 'alert' }, problem),
    draft && h(Checked, { key: draft.name, draft }),
    draft &&
      draft.accepted &&
      draft.zh.length > 0 &&
      mayAct &&
      h(SignedForm, {
        act: t('desk.propose'),
        editors,
        asks: ['reason', 'from'],
        wordsOf: (fields) => send(`/api/policy/drafts/${draft.name}/words`, fields),
        onSigned: propose,
      }),
  );
}

/** @param {{draft: any}} props */
function Checked({ draft }) {
  const [effect, setEffect] = useState(/** @type {any} */ (null));
  const [trying, setTrying] = useState(false);
  const [problem, setProblem] = useState('');
  const tryIt = async () => {
    setTrying(true);
    setProblem('');
    try {
      setEffect(await read(`/api/policy/drafts/${draft.name}/effect`));
    } catch (refusal) {
      setProblem(reasonOf(refusal));
    } finally {
      setTrying(false);
    }
  };
  if (!draft.accepted) {
    return div(
      { class: 'desk-checked', 'data-draft': 'refused' },
      p({ class: 'refusal', role: 'alert' }, t('desk.refused')),
      Findings(draft.findings),
    );
  }
  const changes = sentencesOf(draft);
  return div(
    { class: 'desk-checked', 'data-draft': 'accepted' },
    changes.length === 0 ? p({ class: 'soft' }, t('desk.same')) : Changes(changes),
    changes.length > 0 &&
      button({ type: 'button', class: 'button', disabled: trying, onClick: tryIt }, t('desk.try')),
    trying && p({ class: 'soft', role: 'status' }, t('desk.trying')),
    problem && p({ class: 'refusal', role: 'alert' }, problem),
    effect && Effect(effect),
    draft.findings.length > 0 &&
      details(
        { class: 'more' },
        summary(null, t('desk.findings', { n: draft.findings.length })),
        Findings(draft.findings),
      ),
  );
}

/** @param {{zh: string[], en: string[]}} told */
export const sentencesOf = ({ zh, en }) => (settings.get().language === 'en' ? en : zh);

/** @param {string[]} sentences */
export const Changes = (sentences) =>
  div(
    null,
    h3(null, t('desk.changes', { n: sentences.length })),
    ul({ class: 'desk-sentences' }, ...sentences.map((it, index) => li({ key: index }, it))),
  );

const Effect = ({ events, changed, newlyOverdue, newlyInTime, moves, loads }) =>
  div(
    { class: 'desk-effect', role: 'status' },
    p(null, t('desk.effect', { events, changed, overdue: newlyOverdue, inTime: newlyInTime })),
    ul(
      null,
      ...moves.map((it, index) =>
        li(
          { key: index },
          t('desk.move', {
            from: it.from || t('desk.nobody'),
            to: it.to || t('desk.nobody'),
            count: it.count,
          }),
        ),
      ),
    ),
    ul(null, ...loads.map((it) => li({ key: it.department }, t('desk.load', it)))),
  );
