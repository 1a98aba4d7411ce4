/** Who acts at this browser, and whether single keys act. */
import { useState } from 'preact/hooks';
import { button, div, form, input, label, option, p, select, span } from './tags.js';
import { closeDialog, showDialog } from './dialogs.js';
import { t, word } from './i18n.js';
import { change, settings } from './settings.js';

export const ROLES = [
  'OPERATOR',
  'DISPATCHER',
  'HANDLER',
  'CHECKER',
  'SUPERVISOR',
  'LEADER',
  'COMMANDER',
  'GRID_INSTRUCTOR',
  'GRID_LEADER',
  'FULL_TIME_WORKER',
  'PART_TIME_WORKER',
];

export const openSettings = () => showDialog(t('settings'), SettingsForm);

function SettingsForm() {
  const [draft, setDraft] = useState(settings.get());
  const set = (changes) => setDraft({ ...draft, ...changes });
  return form(
    { class: 'fields', onSubmit: (event) => keep(event, draft) },
    p({ class: 'soft' }, t('settings.why')),
    actorFields(draft, set),
    label(
      { class: 'tick' },
      input({
        type: 'checkbox',
        checked: draft.shortcuts,
        onChange: (event) => set({ shortcuts: event.currentTarget.checked }),
      }),
      span(null, t('settings.shortcuts')),
    ),
    div(
      { class: 'dialog-foot' },
      button({ type: 'button', class: 'button', onClick: closeDialog }, t('cancel')),
      button({ type: 'submit', class: 'button button-main' }, t('save')),
    ),
  );
}

/**
 * The two fields that say who acts; the action dialog has them as well.
 *
 * @param {{actor: string, role: string}} draft
 * @param {(changes: object) => void} set
 */
export const actorFields = (draft, set) =>
  div(
    { class: 'pair' },
    label(
      { class: 'field' },
      span({ class: 'field-name' }, t('actor.name')),
      input({
        class: 'control',
        name: 'actor',
        required: true,
        maxLength: 100,
        autoComplete: 'off',
        value: draft.actor,
        onInput: (event) => set({ actor: event.currentTarget.value }),
      }),
    ),
    label(
      { class: 'field' },
      span({ class: 'field-name' }, t('actor.role')),
      select(
        {
          class: 'control',
          name: 'role',
          value: draft.role,
          onChange: (event) => set({ role: event.currentTarget.value }),
        },
        ...ROLES.map((role) =>
          option({ key: role, value: role, selected: role === draft.role }, word('role', role)),
        ),
      ),
    ),
  );

function keep(event, draft) {
  event.preventDefault();
  change(draft);
  closeDialog();
}
