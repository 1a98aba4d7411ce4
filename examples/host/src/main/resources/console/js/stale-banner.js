/** Says when the screen no longer follows the host. */
import { div, span } from './tags.js';
import { useNow } from './clock.js';
import { clockTime } from './format.js';
import { icon } from './icons.js';
import { t } from './i18n.js';
import { staleSince } from './stats.js';
import { useStore } from './store.js';

const PATIENCE_MILLIS = 2000;

export function StaleBanner() {
  const since = useStore(staleSince);
  const at = useNow(1000);
  const old = since > 0 && at - since >= PATIENCE_MILLIS;
  return div(
    { class: 'banner-place', role: 'status' },
    old &&
      div(
        { class: 'banner', 'data-banner': 'stale' },
        icon('warning'),
        span(null, t('stale', { at: clockTime(new Date(since).toISOString()) })),
      ),
  );
}
