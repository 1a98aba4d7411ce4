/** Which keys act. */
import { dd, div, dl, dt, input, kbd, label, p, span } from './tags.js';
import { showDialog } from './dialogs.js';
import { t } from './i18n.js';
import { change, settings } from './settings.js';
import { useStore } from './store.js';

const KEYS = [
  ['j', 'k', 'move'],
  ['Enter', 'open'],
  ['a', 'forward'],
  ['t', 'transfer'],
  ['b', 'sendBack'],
  ['?', 'help'],
  ['Esc', 'close'],
];

export const openHelp = () => showDialog(t('help.title'), Help);

function Help() {
  const { shortcuts } = useStore(settings);
  return div(
    { class: 'fields' },
    dl(
      { class: 'keys' },
      ...KEYS.map((line) => {
        const name = line[line.length - 1];
        return div(
          { key: name },
          dt(null, ...line.slice(0, -1).map((it) => kbd({ key: it }, it))),
          dd(null, t(`key.${name}`)),
        );
      }),
    ),
    label(
      { class: 'tick' },
      input({
        type: 'checkbox',
        checked: shortcuts,
        onChange: (event) => change({ shortcuts: event.currentTarget.checked }),
      }),
      span(null, t('settings.shortcuts')),
    ),
    p({ class: 'soft' }, t('help.why')),
  );
}
