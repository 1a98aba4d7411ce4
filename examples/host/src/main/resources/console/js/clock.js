/** The server's clock, as well as this browser can know it: deadlines count on it alone. */
import { useEffect, useState } from 'preact/hooks';

let offsetMillis = 0;
let bestDoubtMillis = Infinity;

/** Now, on the server's clock, in milliseconds since 1970. */
export const now = () => Date.now() + offsetMillis;

/**
 * Learns from an answer of the server. An answer that travelled quicker than those before tells
 * more; a difference larger than the doubt means that one of the two clocks was set.
 *
 * @param {number} serverMillis what the server's clock said
 * @param {number} sentMillis this clock, when the question left
 * @param {number} doubtMillis how coarse the server's time is
 */
export function learn(serverMillis, sentMillis, doubtMillis) {
  const here = Date.now();
  const doubt = (here - sentMillis) / 2 + doubtMillis;
  const seen = serverMillis - (sentMillis + here) / 2;
  if (doubt <= bestDoubtMillis || Math.abs(seen - offsetMillis) > doubt + bestDoubtMillis) {
    offsetMillis = seen;
    bestDoubtMillis = doubt;
  }
}

/**
 * Now, and again every so many milliseconds.
 *
 * @param {number} everyMillis
 */
export function useNow(everyMillis) {
  const [moment, setMoment] = useState(now());
  useEffect(() => {
    const timer = setInterval(() => setMoment(now()), everyMillis);
    return () => clearInterval(timer);
  }, [everyMillis]);
  return Math.max(moment, now());
}
