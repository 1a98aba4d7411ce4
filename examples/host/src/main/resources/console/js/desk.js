/** 修改派单规则: a workbook goes out, comes back, is proposed, agreed to, and can be gone back from. */
import { h } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { a, p } from './tags.js';
import { read } from './api.js';
import { card } from './card.js';
import { Draft } from './desk-draft.js';
import { Plans } from './desk-plans.js';
import { Revisions } from './desk-revisions.js';
import { t } from './i18n.js';
import { reasonOf } from './perform.js';
import { policy } from './reference.js';
import { settings } from './settings.js';
import { canSign } from './sign.js';
import { useStore } from './store.js';

export function Desk() {
  const known = useStore(policy);
  const signing = useStore(canSign);
  const [state, setState] = useState(/** @type {any} */ (null));
  const [problem, setProblem] = useState('');
  const refresh = async () => {
    try {
      const [editors, plans, revisions] = await Promise.all(
        ['editors', 'plans', 'revisions'].map((it) => read(`/api/policy/${it}`)),
      );
      setState({ editors, plans, revisions });
      setProblem('');
    } catch (refusal) {
      setProblem(reasonOf(refusal));
    }
  };
  useEffect(() => {
    refresh();
  }, [known && known.revision]);

  const editors = (state && state.editors) || [];
  const mayAct = signing && editors.length > 0;
  return [
    card(
      t('desk.title'),
      p({ class: 'soft' }, t('desk.steps')),
      p(
        null,
        a(
          { class: 'button', href: `/api/policy/workbook?lang=${settings.get().language}` },
          t('desk.download'),
        ),
      ),
      problem && p({ class: 'refusal', role: 'alert' }, problem),
      state && editors.length === 0 && p({ class: 'soft desk-hint' }, t('desk.noEditors')),
      signing === false && p({ class: 'soft desk-hint' }, t('desk.noSigning')),
      h(Draft, { editors, mayAct, onDone: refresh }),
    ),
    state && state.plans.length > 0 && h(Plans, { ...state, mayAct, onDone: refresh }),
    state && h(Revisions, { ...state, mayAct, onDone: refresh }),
  ];
}
