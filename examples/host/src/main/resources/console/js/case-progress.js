/** How far a case is on the way that every case goes: 上报 → 受理 → 立案 → 派遣 → 处置 → 核查 → 结案. */
import { li, ol, span, time } from './tags.js';
import { exactMoment, moment } from './format.js';
import { icon } from './icons.js';
import { t, word } from './i18n.js';

const WAY = [
  { name: 'report', states: ['REPORTED', 'VERIFYING'] },
  { name: 'accept', states: ['REGISTERED'] },
  { name: 'file', states: ['FILED'] },
  { name: 'dispatch', states: ['DISPATCHED'] },
  { name: 'handle', states: ['HANDLING', 'SUSPENDED'] },
  { name: 'check', states: ['FEEDBACK', 'CHECKING'] },
  { name: 'close', states: ['CLOSED', 'APPRAISED', 'REJECTED', 'MERGED', 'CANCELLED'] },
];

/** @param {any} file */
export function Progress(file) {
  const here = WAY.findIndex((it) => it.states.includes(file.state));
  return ol(
    { class: 'progress', 'aria-label': t('progress') },
    ...WAY.map((stop, index) => Stop(stop, index, here, file)),
  );
}

function Stop(stop, index, here, file) {
  const reached = file.steps.filter((it) => stop.states.includes(it.to));
  const last = reached[reached.length - 1];
  const kind =
    index === here ? 'here' : index > here || !last ? (index < here ? 'skipped' : 'ahead') : 'done';
  const ended = index === WAY.length - 1 && index === here;
  return li(
    {
      key: stop.name,
      class: `stop stop-${ended ? 'done' : kind}`,
      'aria-current': index === here ? 'step' : undefined,
    },
    span({ class: 'stop-dot' }, (kind === 'done' || ended) && icon('check', 12)),
    span({ class: 'stop-name' }, ended ? word('state', file.state) : t(`way.${stop.name}`)),
    last &&
      index <= here &&
      time({ class: 'stop-at', dateTime: last.at, title: exactMoment(last.at) }, moment(last.at)),
  );
}
