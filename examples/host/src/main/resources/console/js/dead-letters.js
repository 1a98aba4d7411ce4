/** Messages that nobody could read: kept with their bytes and the reason, and read again on demand. */
import { useEffect, useState } from 'preact/hooks';
import { button, details, div, li, p, span, summary, time, ul } from './tags.js';
import { read, send } from './api.js';
import { note } from './announcer.js';
import { card } from './card.js';
import { exactMoment } from './format.js';
import { t } from './i18n.js';
import { refused } from './perform.js';
import { stats } from './stats.js';
import { useStore } from './store.js';

const MOST = 20;
const LONGEST = 600;

export function DeadLetters() {
  const { deadLetters = 0 } = useStore(stats) || {};
  const [letters, setLetters] = useState([]);
  const [turn, setTurn] = useState(0);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    let wanted = true;
    read(`/api/dead-letters?limit=${MOST}`).then(
      (next) => wanted && setLetters(next),
      () => undefined, // the banner tells that the host does not answer
    );
    return () => {
      wanted = false;
    };
  }, [deadLetters, turn]);
  const again = async (reading) => {
    setBusy(true);
    try {
      note(await reading());
    } catch (refusal) {
      refused(refusal);
    } finally {
      setBusy(false);
      setTurn((it) => it + 1);
    }
  };
  return card(
    t('dead.title', { n: deadLetters }),
    letters.length === 0
      ? p({ class: 'soft' }, t('dead.none'))
      : div(
          null,
          Again(t('dead.againAll'), busy, () => again(rereadAll)),
          ul(
            { class: 'letters' },
            ...letters.map((it) => Letter(it, busy, () => again(() => reread(it.id)))),
          ),
        ),
  );
}

/** @returns {Promise<string>} what came of it */
async function reread(id) {
  const { problem } = await send(`/api/dead-letters/${id}/redrive`, {});
  return problem ? t('dead.still', { problem }) : t('dead.read', { n: 1, left: 0 });
}

/** @returns {Promise<string>} what came of them */
async function rereadAll() {
  let [done, left, after] = [0, 0, ''];
  do {
    const some = await send(`/api/dead-letters/redrive?after=${after}`, {});
    done += some.read;
    left += some.unread.length;
    after = some.next || '';
  } while (after !== '');
  return t('dead.read', { n: done, left });
}

const Again = (words, busy, onClick) =>
  button({ type: 'button', class: 'button button-small', disabled: busy, onClick }, words);

const Letter = (it, busy, onAgain) =>
  li(
    { key: it.id, class: 'letter', 'data-letter': it.id },
    div(
      { class: 'letter-head' },
      span({ class: 'tag' }, it.protocol),
      span({ class: 'code letter-origin' }, it.origin),
      it.count > 1 && span({ class: 'soft' }, t('dead.count', { n: it.count })),
      time({ class: 'soft letter-at', dateTime: it.lastAt }, exactMoment(it.lastAt)),
      it.whole && Again(t('dead.again'), busy, onAgain),
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
