/** One dialog at a time, in the browser's own dialog element: it keeps focus and knows Escape. */
import { h } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { button, dialog, div, h2 } from './tags.js';
import { icon } from './icons.js';
import { t } from './i18n.js';
import { store, useStore } from './store.js';

/** @type {import('./store.js').Store<{title: string, content: any, props: object} | null>} */
const open = store(null);

/**
 * @param {string} title
 * @param {import('preact').ComponentType<any>} content
 * @param {object} [props]
 */
export const showDialog = (title, content, props = {}) => open.set({ title, content, props });

export const closeDialog = () => open.set(null);

export function DialogHost() {
  const shown = useStore(open);
  return shown && h(Dialog, { shown });
}

function Dialog({ shown }) {
  const element = useRef(null);
  useEffect(() => {
    const box = element.current;
    const before = /** @type {HTMLElement} */ (document.activeElement);
    box.showModal();
    return () => {
      box.close(); // the page behind takes no focus before
      if (before && before.isConnected) {
        before.focus();
      }
    };
  }, []);
  // told late, perhaps when the next dialog is open already
  const onClose = () => open.get() === shown && closeDialog();
  return dialog(
    {
      class: 'dialog',
      ref: element,
      'aria-labelledby': 'dialog-title',
      onClose,
      onClick: closeOutside,
    },
    div(
      { class: 'dialog-head' },
      h2({ id: 'dialog-title' }, shown.title),
      button(
        { class: 'bare', type: 'button', 'aria-label': t('close'), onClick: closeDialog },
        icon('close'),
      ),
    ),
    h(shown.content, shown.props),
  );
}

/** A press on the dimmed ground hits the dialog element itself. */
function closeOutside(event) {
  if (event.target === event.currentTarget) {
    closeDialog();
  }
}
