/** The register of devices: how many stand how, and the sheet going out and coming back. */
import { useState } from 'preact/hooks';
import { a, div, input, label, p, span } from './tags.js';
import { upload } from './api.js';
import { note } from './announcer.js';
import { card } from './card.js';
import { number, t, word } from './i18n.js';
import { reasonOf } from './perform.js';

export const STATES = ['UP', 'LATE', 'DOWN', 'BEHIND', 'MUTED', 'NEVER', 'UNWATCHED'];

/** @param {{devices: any[] | null, onDone: () => void}} props */
export function Register({ devices, onDone }) {
  const [problem, setProblem] = useState('');
  const take = async (event) => {
    const field = event.currentTarget;
    const file = field.files[0];
    if (!file) {
      return;
    }
    setProblem('');
    try {
      const { devices: count } = await upload('/api/devices/register', file);
      note(t('devices.taken', { n: count }));
      onDone();
    } catch (refusal) {
      setProblem(reasonOf(refusal));
    } finally {
      field.value = ''; // the same file, mended, is a new choice
    }
  };
  return card(
    t('devices.register'),
    !devices && p({ class: 'soft' }, t('loading')),
    devices &&
      div(
        { class: 'tiles' },
        ...STATES.map((it) => Tile(it, devices.filter(({ state }) => state === it).length)),
      ),
    div(
      { class: 'register-sheet' },
      a(
        { class: 'button', href: '/api/devices/register', download: '' },
        t('devices.download'),
      ),
      label(
        { class: 'field' },
        span({ class: 'field-name' }, t('devices.upload')),
        input({
          class: 'control',
          type: 'file',
          name: 'register',
          accept: '.xlsx,.csv',
          onChange: take,
        }),
      ),
    ),
    problem && p({ class: 'refusal', role: 'alert' }, problem),
  );
}

const Tile = (state, count) =>
  div(
    { key: state, class: 'tile' },
    span({ class: 'tile-value' }, number(count)),
    span({ class: 'tile-name' }, word('deviceState', state)),
  );
