/** Says things: to screen readers, and as short notes on the screen. */
import { a, button, div, span } from './tags.js';
import { icon } from './icons.js';
import { t } from './i18n.js';
import { store, useStore } from './store.js';

const spoken = store('');

/** @type {import('./store.js').Store<{id: number, text: string, tone: string, link?: {href: string, text: string}}[]>} */
const notes = store([]);

const STAY_MILLIS = 6000;
let last = 0;

/**
 * For those who do not see the screen change.
 *
 * @param {string} text
 */
export const announce = (text) => spoken.set(text);

/**
 * A note at the screen's lower edge; a bad one stays until it is closed.
 *
 * @param {string} text
 * @param {'good' | 'bad'} [tone]
 * @param {{href: string, text: string}} [link]
 */
export function note(text, tone = 'good', link = undefined) {
  const id = ++last;
  notes.set([...notes.get().slice(-2), { id, text, tone, link }]);
  if (tone === 'good') {
    setTimeout(() => drop(id), STAY_MILLIS);
  }
}

const drop = (id) => notes.set(notes.get().filter((it) => it.id !== id));

/** Both outlets, drawn once by the shell. */
export function Announcer() {
  const text = useStore(spoken);
  const shown = useStore(notes);
  return div(
    { class: 'notes' },
    div({ role: 'status', class: 'unseen', 'data-spoken': '' }, text),
    ...shown.map((it) =>
      div(
        { key: it.id, class: `note note-${it.tone}`, role: it.tone === 'bad' ? 'alert' : 'status' },
        icon(it.tone === 'bad' ? 'warning' : 'check'),
        span({ class: 'note-text' }, it.text),
        it.link && Link(it.link),
        button(
          { class: 'bare', type: 'button', 'aria-label': t('close'), onClick: () => drop(it.id) },
          icon('close'),
        ),
      ),
    ),
  );
}

const Link = ({ href, text }) => a({ href }, text);
