/** Changes that wait for somebody else's word, or only to be applied. */
import { h } from 'preact';
import { useState } from 'preact/hooks';
import { button, details, div, p, summary } from './tags.js';
import { send } from './api.js';
import { note } from './announcer.js';
import { card } from './card.js';
import { Changes, sentencesOf } from './desk-draft.js';
import { exactMoment } from './format.js';
import { t } from './i18n.js';
import { reasonOf } from './perform.js';
import { settings } from './settings.js';
import { SignedForm } from './signed-form.js';

/** @param {{plans: any[], editors: any[], mayAct: boolean, onDone: () => void}} props */
export const Plans = ({ plans, editors, mayAct, onDone }) =>
  card(
    t('desk.plans', { n: plans.length }),
    ...plans.map((it) => h(Plan, { key: it.id, plan: it, editors, mayAct, onDone })),
  );

const inWords = ({ zh, en }) => (settings.get().language === 'en' ? en : zh);

function Plan({ plan, editors, mayAct, onDone }) {
  const [problem, setProblem] = useState('');
  const path = `/api/policy/plans/${plan.id}`;
  const approve = async (signed) => {
    await send(`${path}/approvals`, signed);
    onDone();
  };
  const told = (revision) => {
    note(t('desk.applied', { revision: revision.content.slice(0, 12) }));
    onDone();
  };
  const letDecide = () =>
    send(`${path}/apply`, {}).then(told, (refusal) => setProblem(reasonOf(refusal)));
  const isReady = plan.missing.length === 0 && !plan.stale;
  return div(
    { class: 'desk-plan', 'data-plan': plan.id },
    p(
      null,
      t('desk.by', { author: plan.author, at: exactMoment(plan.at), reason: plan.reason }),
    ),
    Date.parse(plan.from) > Date.parse(plan.at) &&
      p({ class: 'soft' }, t('desk.begins', { from: exactMoment(plan.from) })),
    Changes(sentencesOf(plan)),
    plan.approvers.length > 0 &&
      p({ class: 'soft' }, t('desk.agreed', { names: plan.approvers.join(', ') })),
    plan.stale && p({ class: 'refusal' }, t('desk.stale')),
    !plan.stale &&
      plan.missing.length > 0 &&
      p({ class: 'soft' }, t('desk.missing', { what: plan.missing.map(inWords).join(', ') })),
    problem && p({ class: 'refusal', role: 'alert' }, problem),
    isReady &&
      button(
        { type: 'button', class: 'button button-main', onClick: letDecide },
        t('desk.apply'),
      ),
    !isReady &&
      !plan.stale &&
      mayAct &&
      details(
        { class: 'more' },
        summary(null, t('desk.approve')),
        h(SignedForm, {
          act: t('desk.approve'),
          editors: editors.filter((it) => it.name !== plan.author),
          wordsOf: async () => ({ words: plan.words }),
          onSigned: approve,
        }),
      ),
    !isReady &&
      !plan.stale &&
      mayAct &&
      details(
        { class: 'more' },
        summary(null, t('desk.emergency')),
        h(SignedForm, {
          act: t('desk.emergency'),
          editors: editors.filter((it) => it.name === plan.author),
          wordsOf: async () => ({ words: plan.emergencyWords }),
          onSigned: async (signed) => told(await send(`${path}/emergency`, signed)),
        }),
      ),
  );
}
