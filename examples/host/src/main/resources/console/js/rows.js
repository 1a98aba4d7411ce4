/** One row of a list is the current one; keys move it, and the focus goes along. */
import { useEffect, useRef, useState } from 'preact/hooks';

/** The current row of each list, for when its page is opened again. */
const remembered = new Map();

/**
 * @param {{id: string}[]} items
 * @param {string} name of the list
 * @returns {{current: string, pick: (id: string) => void, move: (by: number) => void, tab: (id: string) => 0 | -1}}
 */
export function useRows(items, name) {
  const [current, setCurrent] = useState(remembered.get(name) || '');
  // keys come faster than drawings, so the next one counts from here
  const latest = useRef({ items, current, place: 0, wantsFocus: false });
  const index = items.findIndex((it) => it.id === current);
  latest.current.items = items;
  latest.current.place = index >= 0 ? index : latest.current.place;

  const pick = (id) => {
    latest.current.current = id;
    remembered.set(name, id);
    setCurrent(id);
  };

  useEffect(() => {
    const { place } = latest.current;
    if (current !== '' && index < 0 && items.length > 0) {
      latest.current.wantsFocus = document.activeElement === document.body; // it left with its row
      pick(items[Math.min(place, items.length - 1)].id);
    }
  }, [index, items.length]);

  useEffect(() => {
    if (latest.current.wantsFocus && index >= 0 && current === latest.current.current) {
      latest.current.wantsFocus = false;
      focusRow(current);
    }
  });

  return {
    current,
    pick,
    move(by) {
      const now = latest.current;
      const here = now.items.findIndex((it) => it.id === now.current);
      if (now.items.length > 0) {
        now.wantsFocus = true;
        pick(now.items[here < 0 ? 0 : clamp(here + by, now.items.length)].id);
      }
    },
    tab: (id) => (id === current || (index < 0 && items[0] && items[0].id === id) ? 0 : -1),
  };
}

const clamp = (index, length) => Math.min(length - 1, Math.max(0, index));

function focusRow(id) {
  const link = /** @type {HTMLElement} */ (document.querySelector(`[data-row="${id}"] .row-link`));
  if (link) {
    link.focus({ preventScroll: true });
  }
}
