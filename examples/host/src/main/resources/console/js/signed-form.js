/** Asks for what an act needs and for the actor's key, signs the act's words and does it. */
import { useState } from 'preact/hooks';
import { button, div, form, input, label, option, p, select, span } from './tags.js';
import { t } from './i18n.js';
import { reasonOf } from './perform.js';
import { sign } from './sign.js';

/**
 * @param {object} props
 * @param {string} props.act what the button says
 * @param {any[]} props.editors
 * @param {string[]} [props.asks] `reason`, `from`
 * @param {(fields: any) => Promise<{words: string}>} props.wordsOf what is to be signed
 * @param {(signed: any) => Promise<void>} props.onSigned does it
 */
export function SignedForm({ act, editors, asks = [], wordsOf, onSigned }) {
  const [draft, setDraft] = useState({ name: '', reason: '', from: '' });
  const [file, setFile] = useState(/** @type {File | null} */ (null));
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const set = (changes) => setDraft((before) => ({ ...before, ...changes }));

  const submit = async (event) => {
    event.preventDefault();
    setBusy(true);
    setProblem('');
    try {
      const fields = fieldsOf(draft, asks);
      const { words, ...more } = await wordsOf(fields);
      const signature = await sign(file, words);
      await onSigned({ ...fields, ...more, name: draft.name, signature });
    } catch (refusal) {
      setProblem(reasonOf(refusal));
    } finally {
      setBusy(false);
    }
  };
  return form(
    { class: 'fields signed-form', onSubmit: submit },
    asks.includes('reason') &&
      field(
        'reason',
        input({
          class: 'control',
          name: 'reason',
          required: true,
          maxLength: 1000,
          value: draft.reason,
          onInput: (event) => set({ reason: event.currentTarget.value }),
        }),
      ),
    asks.includes('from') &&
      field(
        'from',
        input({
          class: 'control',
          name: 'from',
          type: 'datetime-local',
          value: draft.from,
          onInput: (event) => set({ from: event.currentTarget.value }),
        }),
      ),
    field(
      'name',
      select(
        {
          class: 'control',
          name: 'name',
          required: true,
          onChange: (event) => set({ name: event.currentTarget.value }),
        },
        option({ value: '' }),
        ...editors.map((it) =>
          option({ key: it.name, value: it.name, selected: it.name === draft.name }, it.name),
        ),
      ),
    ),
    field(
      'key',
      input({
        class: 'control',
        name: 'key',
        type: 'file',
        required: true,
        onChange: (event) => setFile(event.currentTarget.files[0] || null),
      }),
    ),
    problem && p({ class: 'refusal', role: 'alert' }, problem),
    div(
      { class: 'dialog-foot' },
      button({ type: 'submit', class: 'button button-main', disabled: busy }, act),
    ),
  );
}

const field = (name, control) =>
  label({ class: 'field' }, span({ class: 'field-name' }, t(`desk.${name}`)), control);

/** A moment is told with the browser's offset, so that it means the same everywhere. */
function fieldsOf({ reason, from }, asks) {
  return {
    ...(asks.includes('reason') ? { reason } : {}),
    ...(asks.includes('from') && from ? { from: new Date(from).toISOString() } : {}),
  };
}
