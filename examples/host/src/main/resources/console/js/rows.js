/** One row of a list is the current one; keys move it, and the focus goes along. */
import { useEffect, useRef, useState } from 'preact/hooks';

/**
 * @param {{id: string}[]} items
 * @returns {{current: string, pick: (id: string) => void, move: (by: number) => void, tab: (id: string) => 0 | -1}}
 */
export function useRows(items) {
  const [current, setCurrent] = useState('');
  const place = useRef(0);
  const wantsFocus = useRef(false);
  const index = items.findIndex((it) => it.id === current);
  if (index >= 0) {
    place.current = index;
  }

  useEffect(() => {
    if (current !== '' && index < 0 && items.length > 0) {
      wantsFocus.current = document.activeElement === document.body; // the row left with its focus
      setCurrent(items[Math.min(place.current, items.length - 1)].id);
    }
  }, [index, items.length]);

  useEffect(() => {
    if (wantsFocus.current && index >= 0) {
      wantsFocus.current = false;
      const link = document.querySelector(`[data-row="${current}"] .row-link`);
      if (link) {
        link.focus({ preventScroll: true });
      }
    }
  });

  return {
    current,
    pick: setCurrent,
    move(by) {
      if (items.length > 0) {
        const next = index < 0 ? 0 : Math.min(items.length - 1, Math.max(0, index + by));
        wantsFocus.current = true;
        setCurrent(items[next].id);
      }
    },
    tab: (id) => (id === current || (index < 0 && items[0] && items[0].id === id) ? 0 : -1),
  };
}
