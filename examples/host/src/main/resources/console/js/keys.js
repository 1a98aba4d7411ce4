/** Single keys that act. They rest while somebody writes, and can be switched off in the help. */
import { useEffect, useRef } from 'preact/hooks';
import { settings } from './settings.js';

const WRITES = ['INPUT', 'SELECT', 'TEXTAREA'];

/** @param {KeyboardEvent} event */
function rests(event) {
  const at = /** @type {HTMLElement} */ (event.target);
  return (
    event.defaultPrevented ||
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    (event.key.length === 1 && !settings.get().shortcuts) ||
    WRITES.includes(at.tagName) ||
    document.querySelector('dialog[open]') !== null
  );
}

/**
 * Listens while the component is on the screen.
 *
 * @param {Object<string, () => any>} bindings by `KeyboardEvent.key`; one that answers false did
 *     nothing, and the key means what it always means
 */
export function useKeys(bindings) {
  const latest = useRef(bindings);
  latest.current = bindings;
  useEffect(() => {
    const onKey = (event) => {
      const act = latest.current[event.key];
      if (act && !rests(event) && act() !== false) {
        event.preventDefault();
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
