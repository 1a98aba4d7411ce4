/** One case with everything that is known of it, read again whenever it changes. */
import { useCallback, useEffect, useState } from 'preact/hooks';
import { casePath, read } from './api.js';
import { onStream } from './stream.js';

/**
 * @param {string} id empty for none
 * @returns {{file: any, problem: any, take: (next: any) => void, again: () => void}}
 */
export function useCase(id) {
  const [state, setState] = useState({ id: '', file: null, problem: null });

  const again = useCallback(() => {
    const aborter = new AbortController();
    if (id) {
      read(casePath(id), aborter.signal).then(
        (file) => setState({ id, file, problem: null }),
        (problem) => problem.name !== 'AbortError' && setState({ id, file: null, problem }),
      );
    }
    return () => aborter.abort();
  }, [id]);

  useEffect(() => again(), [id]);
  useEffect(() => {
    const stops = [
      onStream('case', (changes) => changes.some((it) => it.case.id === id) && again()),
      onStream('reset', () => again()),
    ];
    return () => stops.forEach((stop) => stop());
  }, [id]);

  const mine = state.id === id ? state : { file: null, problem: null };
  return { ...mine, again, take: (file) => setState({ id, file, problem: null }) };
}
