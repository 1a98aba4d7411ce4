/** A small box under its button; a press elsewhere or Escape closes it. */
import { useEffect, useRef } from 'preact/hooks';
import { details, summary } from './tags.js';

/**
 * @param {object} props
 * @param {string} props.name its class
 * @param {string} props.button classes of the button
 * @param {import('preact').ComponentChild[]} props.face what the button shows
 * @param {import('preact').ComponentChildren} [props.children] the box
 */
export function Popover({ name, button, face, children }) {
  const box = useRef(null);
  useEffect(() => {
    const close = (event) => {
      if (event.type !== 'keydown' ? !box.current.contains(event.target) : event.key === 'Escape') {
        box.current.open = false;
      }
    };
    const kinds = ['pointerdown', 'focusin', 'keydown'];
    kinds.forEach((it) => document.addEventListener(it, close));
    return () => kinds.forEach((it) => document.removeEventListener(it, close));
  }, []);
  return details({ class: name, ref: box }, summary({ class: button }, ...face), children);
}
