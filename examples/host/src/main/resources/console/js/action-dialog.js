/** Asks what an action needs: why, to whom, until when, into which case. */
import { useState } from 'preact/hooks';
import {
  button,
  details,
  div,
  form,
  input,
  label,
  option,
  p,
  select,
  span,
  summary,
  textarea,
} from './tags.js';
import { isGrave } from './actions.js';
import { now } from './clock.js';
import { closeDialog, showDialog } from './dialogs.js';
import { instantOf, localOf } from './format.js';
import { t, word } from './i18n.js';
import { perform, reasonOf, refused } from './perform.js';
import { policy } from './reference.js';
import { actorFields } from './settings-dialog.js';
import { change, settings } from './settings.js';
import { GRADES } from './states.js';
import { useStore } from './store.js';

/** Steps that are asked once more although they need nothing: they say that work was done. */
const ASKED = ['DONE', 'PASS', 'CLOSE', 'VERIFIED', 'APPRAISE', 'SUPERVISE'];

/**
 * Starts an action: at once, or by a dialog where something must be said.
 *
 * @param {any} file the case with its `allowed`
 * @param {import('./actions.js').Allowed} allowed
 * @param {(next: any) => void} onDone takes the case after the step
 */
export function start(file, allowed, onDone) {
  if (allowed.needs.length > 0 || ASKED.includes(allowed.action)) {
    const title = t('action.title', { action: word('action', allowed.action), id: file.id });
    showDialog(title, ActionForm, { file, allowed, onDone });
  } else {
    perform(file.id, allowed.action, {}).then(onDone, refused);
  }
}

/**
 * @param {object} props
 * @param {any} props.file
 * @param {import('./actions.js').Allowed} props.allowed
 * @param {(next: any) => void} props.onDone
 */
function ActionForm({ file, allowed, onDone }) {
  const { departments = [] } = useStore(policy) || {};
  const [draft, setDraft] = useState(() => firstDraft(file, allowed));
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const set = (changes) => setDraft((before) => ({ ...before, ...changes }));
  const needs = (what) => allowed.needs.includes(what);

  const submit = (event) => {
    event.preventDefault();
    setBusy(true);
    change({ actor: draft.actor, role: draft.role });
    perform(file.id, allowed.action, fieldsOf(draft, allowed)).then(
      (next) => {
        closeDialog();
        onDone(next);
      },
      (refusal) => {
        setBusy(false);
        setProblem(reasonOf(refusal));
      },
    );
  };
  return form(
    { class: 'fields', onSubmit: submit, 'data-action-form': allowed.action },
    p(
      { class: 'soft' },
      t('action.leads', { from: word('state', file.state), to: word('state', allowed.to) }),
    ),
    needs('DEPARTMENT') && DepartmentField(departments, draft, set),
    needs('DUE') && DueField(draft, set),
    needs('CASE') && CaseField(draft, set),
    needs('GRADE') && GradeField(higherThan(file.grade), draft, set),
    OpinionField(needs('OPINION'), draft, set),
    details(
      { class: 'more' },
      summary(null, t('action.as', { name: draft.actor, role: word('role', draft.role) })),
      actorFields(draft, set),
    ),
    problem && p({ class: 'refusal', role: 'alert' }, problem),
    div(
      { class: 'dialog-foot' },
      button({ type: 'button', class: 'button', onClick: closeDialog }, t('cancel')),
      button(
        {
          type: 'submit',
          class: `button ${isGrave(allowed.action) ? 'button-grave' : 'button-main'}`,
          disabled: busy,
        },
        word('action', allowed.action),
      ),
    ),
  );
}

const DAY_MILLIS = 86400000;

function firstDraft(file, allowed) {
  const { actor, role } = settings.get();
  const later = Math.max(now(), file.dueAt ? Date.parse(file.dueAt) : 0) + DAY_MILLIS;
  const department = allowed.action === 'DISPATCH' && file.lead ? file.lead.code : '';
  return { actor, role, opinion: '', department, due: localOf(later), into: '', grade: 'URGENT' };
}

function fieldsOf(draft, { needs }) {
  return {
    opinion: draft.opinion.trim() || undefined,
    department: needs.includes('DEPARTMENT') ? draft.department : undefined,
    dueAt: needs.includes('DUE') ? instantOf(draft.due) : undefined,
    into: needs.includes('CASE') ? draft.into.trim() : undefined,
    grade: needs.includes('GRADE') ? draft.grade : undefined,
  };
}

const field = (name, control) =>
  label({ class: 'field' }, span({ class: 'field-name' }, name), control);

const DepartmentField = (departments, draft, set) =>
  field(
    t('field.department'),
    select(
      {
        class: 'control',
        name: 'department',
        required: true,
        value: draft.department,
        onChange: (event) => set({ department: event.currentTarget.value }),
      },
      option({ value: '' }, t('choose')),
      ...departments.map((it) =>
        option({ key: it.code, value: it.code, selected: it.code === draft.department }, it.name),
      ),
    ),
  );

const DueField = (draft, set) =>
  field(
    t('field.due'),
    input({
      class: 'control',
      type: 'datetime-local',
      name: 'due',
      required: true,
      value: draft.due,
      onInput: (event) => set({ due: event.currentTarget.value }),
    }),
  );

const CaseField = (draft, set) =>
  field(
    t('field.into'),
    input({
      class: 'control code',
      name: 'into',
      required: true,
      pattern: '[0-9]{4}-[0-9]{6,10}',
      placeholder: '2026-000118',
      autoComplete: 'off',
      value: draft.into,
      onInput: (event) => set({ into: event.currentTarget.value }),
    }),
  );

/** The grades above one, the gravest first. */
const higherThan = (grade) => GRADES.slice(0, GRADES.indexOf(grade));

const GradeField = (grades, draft, set) =>
  field(
    t('field.grade'),
    select(
      {
        class: 'control',
        name: 'grade',
        required: true,
        value: draft.grade,
        onChange: (event) => set({ grade: event.currentTarget.value }),
      },
      ...grades.map((it) =>
        option({ key: it, value: it, selected: it === draft.grade }, word('grade', it)),
      ),
    ),
  );

const OpinionField = (required, draft, set) =>
  field(
    t(required ? 'field.opinion' : 'field.opinionOptional'),
    textarea({
      class: 'control',
      name: 'opinion',
      rows: 3,
      maxLength: 2000,
      required,
      value: draft.opinion,
      autoFocus: true,
      onInput: (event) => set({ opinion: event.currentTarget.value }),
    }),
  );
