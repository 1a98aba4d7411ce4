/** Messages that nobody could read: kept with their bytes, and with the reason. */
import { useEffect, useState } from 'preact/hooks';
import { details, div, li, p, span, summary, time, ul } from './tags.js';
import { read } from './api.js';
import { card } from './card.js';
import { exactMoment } from './format.js';
import { t } from './i18n.js';
import { stats } from './stats.js';
import { useStore } from './store.js';

const MOST = 20;
const LONGEST = 600;

export function DeadLetters() {
  const { deadLetters = 0 } = useStore(stats) || {};
  const [letters, setLetters] = useState([]);
  useEffect(() => {
    let wanted = true;
    read(`/api/dead-letters?limit=${MOST}`).then(
      (next) => wanted && setLetters(next),
      () => undefined, // the banner tells that the host does not answer
    );
    return () => {
      wanted = false;
    };
  }, [deadLetters]);
  return card(
    t('dead.title', { n: deadLetters }),
    letters.length === 0
      ? p({ class: 'soft' }, t('dead.none'))
      : ul({ class: 'letters' }, ...letters.map(Letter)),
  );
}

const Letter = (it) =>
  li(
    { key: it.id, class: 'letter' },
    div(
      { class: 'letter-head' },
      span({ class: 'tag' }, it.protocol),
      span({ class: 'code letter-origin' }, it.origin),
      it.count > 1 && span({ class: 'soft' }, t('dead.count', { n: it.count })),
      time({ class: 'soft letter-at', dateTime: it.lastAt }, exactMoment(it.lastAt)),
    ),
    p({ class: 'letter-reason' }, it.reason),
    it.base64 &&
      details(
        { class: 'more' },
        summary(null, t('dead.bytes')),
        div({ class: 'code letter-bytes' }, textOf(it.base64)),
      ),
  );

/** The bytes as text, as far as they are text. */
function textOf(base64) {
  const bytes = Uint8Array.from(atob(base64), (it) => it.charCodeAt(0));
  const text = new TextDecoder('utf-8').decode(bytes.subarray(0, LONGEST));
  return bytes.length > LONGEST ? `${text}…` : text;
}
