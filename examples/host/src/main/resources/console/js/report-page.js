/** 登记事件: a person's report, with a click on the map for the place. */
import { h } from 'preact';
import { useState } from 'preact/hooks';
import {
  a,
  button,
  div,
  form,
  h1,
  input,
  label,
  option,
  p,
  select,
  span,
  textarea,
} from './tags.js';
import { announce } from './announcer.js';
import { send } from './api.js';
import { degrees } from './format.js';
import { icon } from './icons.js';
import { t, word } from './i18n.js';
import { reasonOf } from './perform.js';
import { policy } from './reference.js';
import { caseHref } from './router.js';
import { useStore } from './store.js';
import { TownMap } from './town-map.js';

const SOURCES = [
  'HOTLINE',
  'CITIZEN',
  'GRID_WORKER',
  'VISIT',
  'MAIL',
  'MEDIA',
  'SUPERIOR',
  'DEPARTMENT',
];
const SEVERITIES = ['LOW', 'MEDIUM', 'HIGH', 'CRITICAL'];
const EMPTY = {
  source: 'HOTLINE',
  category: '',
  text: '',
  addressText: '',
  severity: '',
  place: null,
};

export function ReportPage() {
  const { categories = [] } = useStore(policy) || {};
  const [draft, setDraft] = useState(EMPTY);
  const [answer, setAnswer] = useState(null);
  const [problem, setProblem] = useState('');
  const set = (changes) => setDraft((before) => ({ ...before, ...changes }));

  const submit = async (event) => {
    event.preventDefault();
    setProblem('');
    try {
      const receipt = await send('/api/events', bodyOf(draft));
      setAnswer(receipt);
      setDraft({ ...EMPTY, source: draft.source });
      announce(t('report.taken'));
    } catch (refusal) {
      setProblem(reasonOf(refusal));
    }
  };
  return div(
    { class: 'page report-page' },
    h1(null, t('page.report')),
    div(
      { class: 'report-body' },
      form(
        { class: 'card fields report-form', onSubmit: submit },
        answer && Taken(answer),
        Choice(
          'source',
          draft,
          set,
          SOURCES.map((it) => [it, word('source', it)]),
        ),
        Choice('category', draft, set, [
          ['', t('report.unknown')],
          ...categories.map((it) => [it.code, `${it.code} ${it.minor}`]),
        ]),
        field(
          'text',
          textarea({
            class: 'control',
            name: 'text',
            rows: 4,
            maxLength: 4000,
            required: true,
            value: draft.text,
            onInput: (event) => set({ text: event.currentTarget.value }),
          }),
        ),
        field(
          'addressText',
          input({
            class: 'control',
            name: 'addressText',
            maxLength: 300,
            autoComplete: 'off',
            value: draft.addressText,
            onInput: (event) => set({ addressText: event.currentTarget.value }),
          }),
        ),
        Choice('severity', draft, set, [
          ['', t('report.unknown')],
          ...SEVERITIES.map((it) => [it, word('severity', it)]),
        ]),
        Place(draft.place, () => set({ place: null })),
        problem && p({ class: 'refusal', role: 'alert' }, problem),
        div(
          { class: 'dialog-foot' },
          button({ type: 'submit', class: 'button button-main' }, t('report.send')),
        ),
      ),
      div(
        { class: 'report-map' },
        h(TownMap, {
          pins: pinsOf(draft.place),
          label: t('report.map'),
          onPlace: (longitude, latitude) => set({ place: { longitude, latitude } }),
        }),
      ),
    ),
  );
}

const field = (name, control) =>
  label({ class: 'field' }, span({ class: 'field-name' }, t(`report.${name}`)), control);

const Choice = (name, draft, set, choices) =>
  field(
    name,
    select(
      {
        class: 'control',
        name,
        value: draft[name],
        onChange: (event) => set({ [name]: event.currentTarget.value }),
      },
      ...choices.map(([value, text]) =>
        option({ key: value, value, selected: value === draft[name] }, text),
      ),
    ),
  );

const Place = (place, onForget) =>
  div(
    { class: 'report-place' },
    icon('pin'),
    place
      ? span({ class: 'code' }, `${degrees(place.longitude)}, ${degrees(place.latitude)} · WGS-84`)
      : span({ class: 'soft' }, t('report.noPlace')),
    place && button({ type: 'button', class: 'link', onClick: onForget }, t('report.forget')),
  );

const Taken = ({ caseId, outcome }) =>
  div(
    { class: 'taken', role: 'status' },
    icon('check'),
    span(null, word('outcome', outcome)),
    caseId && a({ href: caseHref(caseId) }, caseId),
  );

const pinsOf = (place) =>
  place
    ? [
        {
          id: 'here',
          ...place,
          grade: 'GENERAL',
          overdue: false,
          fresh: false,
          label: t('report.here'),
        },
      ]
    : [];

function bodyOf({ source, category, text, addressText, severity, place }) {
  return {
    source,
    kind: 'report.general',
    text: text.trim(),
    category: category || undefined,
    addressText: addressText.trim() || undefined,
    severity: severity || undefined,
    ...(place ? { ...place, datum: 'WGS84' } : {}),
  };
}
