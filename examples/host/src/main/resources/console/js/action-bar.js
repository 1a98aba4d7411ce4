/** The buttons of what the case's state allows; the usual step first. */
import { h } from 'preact';
import { button, div, kbd, p } from './tags.js';
import { start } from './action-dialog.js';
import { inOrder, isGrave, keyOf } from './actions.js';
import { icon } from './icons.js';
import { t, word } from './i18n.js';
import { Popover } from './popover.js';

const SHOWN = 3;
const SHOWN_COMPACT = 2;

/**
 * @param {object} props
 * @param {any} props.file
 * @param {(next: any) => void} props.onDone
 * @param {boolean} [props.compact]
 */
export function ActionBar({ file, onDone, compact = false }) {
  const all = inOrder(file.allowed);
  if (all.length === 0) {
    return p({ class: 'soft actions-none' }, t('action.none'));
  }
  const count = compact ? SHOWN_COMPACT : SHOWN;
  const shown = all.filter((it, index) => index < count || keyOf(it) !== '');
  const rest = all.filter((it) => !shown.includes(it));
  const act = (it) => () => start(file, it, onDone);
  return div(
    { class: 'actions', role: 'group', 'aria-label': t('actions') },
    ...shown.map((it, index) => Button(it, index === 0, act(it))),
    rest.length > 0 && h(More, { key: file.state, rest, act }),
  );
}

const Button = (it, first, onClick) =>
  button(
    {
      key: it.action,
      type: 'button',
      class: `button ${first && !isGrave(it.action) ? 'button-main' : isGrave(it.action) ? 'button-grave' : ''}`,
      'data-action': it.action,
      onClick,
    },
    word('action', it.action),
    keyOf(it) && kbd({ class: 'button-key', 'aria-hidden': 'true' }, keyOf(it)),
  );

const More = ({ rest, act }) =>
  h(
    Popover,
    { name: 'menu-more', button: 'button', face: [t('action.more'), icon('down')] },
    div({ class: 'menu-list' }, ...rest.map((it) => Button(it, false, closing(act(it))))),
  );

const closing = (act) => (event) => {
  event.currentTarget.closest('details').open = false;
  act();
};
