/** Times, lengths and numbers as the reader writes them. */
import { now } from './clock.js';
import { t } from './i18n.js';
import { settings } from './settings.js';
import { store } from './store.js';

/** The town's zone, once the policy told it; empty means this browser's. */
export const zone = store('');

const formatters = new Map();

function formatter(options) {
  const locale = settings.get().language;
  const key = locale + zone.get() + JSON.stringify(options);
  if (!formatters.has(key)) {
    const timeZone = zone.get() || undefined;
    formatters.set(
      key,
      new Intl.DateTimeFormat(locale, { hourCycle: 'h23', timeZone, ...options }),
    );
  }
  return formatters.get(key);
}

const DAY = { month: 'short', day: 'numeric' };
const MINUTE = { hour: '2-digit', minute: '2-digit' };

/**
 * A moment to the minute; the day only where it is not today.
 *
 * @param {string} iso
 */
export function moment(iso) {
  const at = new Date(iso);
  const day = (it) => formatter({ year: 'numeric', month: '2-digit', day: '2-digit' }).format(it);
  const today = day(at) === day(new Date(now()));
  return formatter(today ? MINUTE : { ...DAY, ...MINUTE }).format(at);
}

/** @param {string} iso */
export const exactMoment = (iso) =>
  formatter({ year: 'numeric', ...DAY, ...MINUTE, second: '2-digit' }).format(new Date(iso));

/** @param {string} iso */
export const clockTime = (iso) => formatter({ ...MINUTE, second: '2-digit' }).format(new Date(iso));

/** @param {string} iso */
export const day = (iso) => formatter({ ...DAY, weekday: 'short' }).format(new Date(iso));

/**
 * A length in its two largest units: 3小时12分.
 *
 * @param {number} millis its sign does not matter
 */
export function length(millis) {
  const minutes = Math.floor(Math.abs(millis) / 60000);
  const d = Math.floor(minutes / 1440);
  const h = Math.floor((minutes % 1440) / 60);
  const m = minutes % 60;
  if (d > 0) {
    return h > 0 ? t('time.days', { d, h }) : t('time.wholeDays', { d });
  }
  if (h > 0) {
    return t('time.hours', { h, m: String(m).padStart(2, '0') });
  }
  return m > 0 ? t('time.minutes', { m }) : t('time.underMinute');
}

/** @param {{amount: number, unit: string}} limit */
export const limit = ({ amount, unit }) => t(`limit.${unit}`, { n: amount });

/** @param {number} metres */
export const metres = (metres) =>
  metres < 1000
    ? t('unit.metres', { n: Math.round(metres * 10) / 10 })
    : t('unit.kilometres', { n: Math.round(metres / 10) / 100 });

/** @param {number} degrees */
export const degrees = (degrees) => degrees.toFixed(6);

/**
 * What a `datetime-local` field holds, as an instant in the town's zone.
 *
 * @param {string} local such as `2026-03-02T14:00`
 */
export function instantOf(local) {
  const guess = Date.parse(`${local}:00Z`);
  return new Date(guess - offsetAt(guess - offsetAt(guess))).toISOString();
}

/**
 * An instant as a `datetime-local` field holds it.
 *
 * @param {number} millis
 */
export const localOf = (millis) => new Date(millis + offsetAt(millis)).toISOString().slice(0, 16);

function offsetAt(millis) {
  if (!zone.get()) {
    return -new Date(millis).getTimezoneOffset() * 60000;
  }
  const parts = {};
  new Intl.DateTimeFormat('en-GB', {
    timeZone: zone.get(),
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  })
    .formatToParts(new Date(millis))
    .forEach((it) => (parts[it.type] = Number(it.value)));
  const { year, month, day: date, hour, minute } = parts;
  return Date.UTC(year, month - 1, date, hour, minute) - Math.floor(millis / 60000) * 60000;
}
