/** A long list that draws only the rows in sight. Rows are equally high. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { div } from './tags.js';

const BEYOND = 8;

/**
 * @param {object} props
 * @param {{id: string}[]} props.items
 * @param {number} props.rowHeight pixels
 * @param {(item: any, index: number) => any} props.row
 * @param {string} [props.current] number of the row that stays in sight
 * @param {string} props.role of the box: `list` or `rowgroup`
 * @param {string} [props.label]
 * @param {() => void} [props.onEnd] the last rows are in sight
 * @param {object} [props.frame] attributes of the element around head and rows: a table
 * @param {any} [props.head] above the first row; stays in sight
 * @param {any} [props.foot] below the last row
 */
export function VirtualList({
  items,
  rowHeight,
  row,
  current,
  role,
  label,
  onEnd,
  frame,
  head,
  foot,
}) {
  const box = useRef(/** @type {HTMLElement | null} */ (null));
  const [view, setView] = useState({ top: 0, height: 800 });
  const look = () => setView({ top: box.current.scrollTop, height: box.current.clientHeight });

  useEffect(() => {
    const sizes = new ResizeObserver(look);
    sizes.observe(box.current);
    return () => sizes.disconnect();
  }, []);

  const index = items.findIndex((it) => it.id === current);
  useEffect(() => {
    if (index >= 0) {
      bringIntoSight(box.current, index * rowHeight, rowHeight);
    }
  }, [index, rowHeight]);

  const from = Math.max(0, Math.floor(view.top / rowHeight) - BEYOND);
  const to = Math.min(items.length, Math.ceil((view.top + view.height) / rowHeight) + BEYOND);
  useEffect(() => {
    if (onEnd && items.length > 0 && to >= items.length) {
      onEnd();
    }
  }, [to, items.length]);

  const shown = items.slice(from, to).map((item, i) => slot(item, from + i));
  if (index >= 0 && (index < from || index >= to)) {
    shown.push(slot(items[index], index)); // keeps the focus that is in it
  }

  function slot(item, at) {
    const style = { transform: `translateY(${at * rowHeight}px)`, height: `${rowHeight}px` };
    return div({ key: item.id, class: 'slot', style }, row(item, at));
  }

  return div(
    { class: 'scroll', ref: box, onScroll: look },
    div(
      frame || null,
      head && div({ class: 'scroll-head', role: 'rowgroup' }, head),
      div(
        {
          class: 'scroll-all',
          role,
          'aria-label': label,
          style: { height: `${items.length * rowHeight}px` },
        },
        ...shown,
      ),
    ),
    foot,
  );
}

function bringIntoSight(box, top, height) {
  const head = box.querySelector('.scroll-head');
  const covered = head ? head.offsetHeight : 0; // the head lies over the first pixels of the rows
  if (top < box.scrollTop) {
    box.scrollTop = top;
  } else if (top + height > box.scrollTop + box.clientHeight - covered) {
    box.scrollTop = top + height - box.clientHeight + covered;
  }
}
