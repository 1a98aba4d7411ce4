/** Devices that nobody registered, and events that opened no case until somebody releases them. */
import { useState } from 'preact/hooks';
import { button, details, div, form, input, label, li, p, span, summary, time, ul } from './tags.js';
import { send } from './api.js';
import { note } from './announcer.js';
import { card } from './card.js';
import { exactMoment } from './format.js';
import { kindWord, t } from './i18n.js';
import { reasonOf, refused } from './perform.js';
import { h } from 'preact';

/** @param {{devices: any[], onDone: () => void}} props */
export const Unknown = ({ devices, onDone }) =>
  card(
    t('devices.unknown', { n: devices.length }),
    devices.length === 0
      ? p({ class: 'soft' }, t('devices.noneUnknown'))
      : ul(
          { class: 'letters' },
          ...devices.map((it) => h(Stranger, { key: it.device, device: it, onDone })),
        ),
  );

function Stranger({ device, onDone }) {
  const [problem, setProblem] = useState('');
  const accept = async (event) => {
    event.preventDefault();
    const fields = Object.fromEntries(
      [...new FormData(event.currentTarget)].filter(([, value]) => value !== ''),
    );
    try {
      await send('/api/devices', { key: device.device, ...fields });
      note(t('devices.accepted', { device: device.device }));
      onDone();
    } catch (refusal) {
      setProblem(reasonOf(refusal));
    }
  };
  const { place } = device;
  return li(
    { class: 'letter', 'data-device': device.device },
    div(
      { class: 'letter-head' },
      span({ class: 'code letter-origin' }, device.device),
      span({ class: 'soft' }, t('devices.messages', { n: device.messages })),
      time({ class: 'soft letter-at', dateTime: device.lastAt }, exactMoment(device.lastAt)),
    ),
    details(
      { class: 'more' },
      summary(null, t('devices.accept')),
      form(
        { class: 'accept', onSubmit: accept },
        Field('name', 'devices.column.name', '', true),
        Field('longitude', 'devices.column.longitude', place ? place.longitude : ''),
        Field('latitude', 'devices.column.latitude', place ? place.latitude : ''),
        Field('datum', 'devices.column.datum', place ? place.datum : 'WGS84'),
        Field('grid', 'devices.column.grid', ''),
        Field('department', 'devices.column.department', ''),
        Field('every', 'devices.column.every', ''),
        button({ type: 'submit', class: 'button button-main' }, t('devices.accept')),
      ),
      problem && p({ class: 'refusal', role: 'alert' }, problem),
    ),
  );
}

const Field = (name, key, value, required = false) =>
  label(
    { class: 'field', key: name },
    span({ class: 'field-name' }, t(key)),
    input({ class: 'control', name, defaultValue: String(value), required }),
  );

/** @param {{events: any[], onDone: () => void}} props */
export const Held = ({ events, onDone }) =>
  card(
    t('devices.held', { n: events.length }),
    p({ class: 'soft' }, t('devices.heldWhy')),
    events.length > 0 && ul({ class: 'letters' }, ...events.map((it) => Event(it, onDone))),
  );

const Event = (it, onDone) =>
  li(
    { key: it.id, class: 'letter', 'data-event': it.id },
    div(
      { class: 'letter-head' },
      span({ class: 'tag' }, kindWord(it.kind)),
      span({ class: 'code letter-origin' }, it.device),
      it.text && span(null, it.text),
      time({ class: 'soft letter-at', dateTime: it.receivedAt }, exactMoment(it.receivedAt)),
      button(
        {
          type: 'button',
          class: 'button button-small',
          onClick: () =>
            send('/api/devices/release', { eventId: it.id }).then(({ caseId }) => {
              note(t('devices.released', { id: caseId }));
              onDone();
            }, refused),
        },
        t('devices.release'),
      ),
    ),
  );
