/** Devices whose places lie outside their grid again and again: 坐标系可疑设备. */
import { useEffect, useState } from 'preact/hooks';
import { li, p, span, ul } from './tags.js';
import { read } from './api.js';
import { card } from './card.js';
import { t } from './i18n.js';
import { settings } from './settings.js';
import { useStore } from './store.js';

export function Suspects() {
  const { language } = useStore(settings);
  const [devices, setDevices] = useState(/** @type {any[] | null} */ (null));
  useEffect(() => {
    const aborter = new AbortController();
    read('/api/devices/suspects', aborter.signal).then(setDevices, () => {});
    return () => aborter.abort();
  }, []);
  return card(
    t('suspects'),
    devices && devices.length === 0 && p({ class: 'soft' }, t('suspects.none')),
    devices &&
      devices.length > 0 &&
      ul(
        { class: 'suspects' },
        ...devices.map((it) =>
          li(
            { key: it.device, 'data-device': it.device },
            span(null, language === 'en' ? it.en : it.zh),
          ),
        ),
      ),
  );
}
