/** Every registered device: how it stands, when it was heard, what is wrong with it. */
import { useState } from 'preact/hooks';
import { button, div, input, label, p, span, table, tbody, td, th, thead, time, tr } from './tags.js';
import { send } from './api.js';
import { now } from './clock.js';
import { card } from './card.js';
import { exactMoment, length, moment } from './format.js';
import { number, t, word } from './i18n.js';
import { refused } from './perform.js';

const MOST = 15;
const MUTED_HOURS = 8;
const WORST_FIRST = ['DOWN', 'BEHIND', 'LATE', 'NEVER', 'MUTED', 'UP', 'UNWATCHED'];

/** @param {{devices: any[], onDone: () => void}} props */
export function DeviceList({ devices, onDone }) {
  const [wanted, setWanted] = useState('');
  const found = devices
    .filter((it) => textOf(it).includes(wanted.trim().toLowerCase()))
    .sort((a, b) => WORST_FIRST.indexOf(a.state) - WORST_FIRST.indexOf(b.state));
  return card(
    t('devices.list', { n: devices.length }),
    label(
      { class: 'search' },
      span({ class: 'unseen' }, t('devices.find')),
      input({
        class: 'control',
        type: 'search',
        placeholder: t('devices.find'),
        value: wanted,
        onInput: (event) => setWanted(event.currentTarget.value),
      }),
    ),
    found.length === 0
      ? p({ class: 'soft' }, t('nothing'))
      : div(
          { class: 'wide-table', tabIndex: 0, role: 'region', 'aria-label': t('devices.table') },
          table(
            { class: 'devices' },
            thead(null, tr(null, ...HEADS.map((it) => th({ key: it, scope: 'col' }, t(it))))),
            tbody(null, ...found.slice(0, MOST).map((it) => Row(it, onDone))),
          ),
        ),
    found.length > MOST && p({ class: 'soft' }, t('devices.more', { n: found.length - MOST })),
  );
}

const HEADS = [
  'devices.state',
  'devices.name',
  'devices.heard',
  'devices.rate',
  'devices.skew',
  'devices.faults',
  'devices.mute',
];

const textOf = (it) =>
  [it.name, it.device, it.grid, it.department, it.gateway, word('deviceState', it.state)]
    .join(' ')
    .toLowerCase();

const Row = (it, onDone) =>
  tr(
    { key: it.device, 'data-device': it.device },
    td(null, span({ class: `tag device-${it.state}` }, word('deviceState', it.state))),
    td(null, div(null, it.name), div({ class: 'code soft' }, it.device)),
    td(
      null,
      it.lastAt ? time({ dateTime: it.lastAt, title: exactMoment(it.lastAt) }, moment(it.lastAt)) : '–',
    ),
    td({ class: 'figure' }, number(it.perMinute)),
    td({ class: 'figure' }, skewOf(it)),
    td({ class: 'figure' }, faultsOf(it)),
    td(null, Mute(it, onDone)),
  );

function skewOf({ skewSeconds }) {
  if (skewSeconds === undefined || skewSeconds === null) {
    return '–';
  }
  if (Math.abs(skewSeconds) < 60) {
    return t('devices.seconds', { n: Math.round(skewSeconds * 10) / 10 });
  }
  return t(skewSeconds > 0 ? 'devices.behind' : 'devices.ahead', {
    length: length(skewSeconds * 1000),
  });
}

const faultsOf = ({ duplicates, missing, unreadable }) =>
  duplicates + missing + unreadable === 0
    ? '–'
    : t('devices.counts', { duplicates, missing, unreadable });

function Mute({ device, state, mutedUntil, everySeconds }, onDone) {
  if (!everySeconds) {
    return null;
  }
  const isMuted = Boolean(mutedUntil) && Date.parse(mutedUntil) > now();
  const until = isMuted ? now() : now() + MUTED_HOURS * 3600000;
  const act = () =>
    send('/api/devices/mute', { device, until: new Date(until).toISOString() }).then(
      onDone,
      refused,
    );
  return button(
    { type: 'button', class: 'button button-small', 'data-state': state, onClick: act },
    isMuted ? t('devices.unmute') : t('devices.muteFor', { n: MUTED_HOURS }),
  );
}
