/** Page 7, 设备: the register, how each device stands, who is not registered, what nobody could read. */
import { h } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { div, h1 } from './tags.js';
import { read } from './api.js';
import { useNow } from './clock.js';
import { DeadLetters } from './dead-letters.js';
import { DeviceList } from './devices-list.js';
import { Held, Unknown } from './devices-quarantine.js';
import { Register } from './devices-register.js';
import { Suspects } from './devices-suspect.js';
import { t } from './i18n.js';
import { Intake } from './intake.js';

const EVERY_MILLIS = 10000;

export function DevicesPage() {
  const [known, setKnown] = useState(/** @type {any} */ (null));
  const [turn, setTurn] = useState(0);
  const at = useNow(EVERY_MILLIS);
  useEffect(() => {
    const aborter = new AbortController();
    const ask = (name) => read(`/api/devices${name}`, aborter.signal);
    Promise.all([ask(''), ask('/unknown'), ask('/held')]).then(
      ([devices, unknown, held]) => setKnown({ devices, unknown, held }),
      () => undefined, // the banner tells that the host does not answer
    );
    return () => aborter.abort();
  }, [turn, Math.floor(at / EVERY_MILLIS)]);
  const again = () => setTurn((it) => it + 1);
  return div(
    { class: 'page' },
    h1(null, t('page.devices')),
    div(
      { class: 'policy-top' },
      h(Register, { devices: known && known.devices, onDone: again }),
      h(Intake, null),
    ),
    known && h(Held, { events: known.held, onDone: again }),
    known && h(Unknown, { devices: known.unknown, onDone: again }),
    known && h(DeviceList, { devices: known.devices, onDone: again }),
    h(Suspects, null),
    h(DeadLetters, null),
  );
}
