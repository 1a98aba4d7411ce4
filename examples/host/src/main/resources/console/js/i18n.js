/** Words in the reader's language, out of /i18n/<language>.json. */
import { settings } from './settings.js';
import { store } from './store.js';

/** @type {import('./store.js').Store<Object<string, string>>} */
export const words = store({});

export const LANGUAGES = ['zh-CN', 'en'];

/** Loads the chosen language, and again whenever another one is chosen. */
export async function loadWords() {
  await load(settings.get().language);
  settings.watch((next) => {
    if (next.language !== document.documentElement.lang) {
      load(next.language);
    }
  });
}

/** @param {string} language */
async function load(language) {
  const answer = await fetch(`/i18n/${LANGUAGES.includes(language) ? language : 'zh-CN'}.json`);
  const next = await answer.json();
  document.documentElement.lang = language;
  words.set(next);
}

const SLOT = /\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g;

/**
 * The text of a key, with its slots filled: `{n}` is a value, `{n|case|cases}` one of two forms.
 *
 * @param {string} key
 * @param {Object<string, string | number>} [values]
 * @returns {string}
 */
export function t(key, values = {}) {
  const text = words.get()[key];
  if (text === undefined) {
    return key;
  }
  return text.replace(SLOT, (_, name, one, many) => {
    if (one !== undefined) {
      return Number(values[name]) === 1 ? one : many;
    }
    const value = values[name];
    return typeof value === 'number' ? number(value) : String(value === undefined ? '' : value);
  });
}

/**
 * The word for a value of a fixed list, or the value itself where the list has grown.
 *
 * @param {string} list such as `state`
 * @param {string | undefined} value such as `FILED`
 * @returns {string}
 */
export function word(list, value) {
  const key = `${list}.${value}`;
  return key in words.get() ? t(key) : value || '';
}

/**
 * The words for what was reported; where a kind is not known, those of its family, then its name.
 *
 * @param {string} kind such as `video.object.person`
 * @returns {string}
 */
export function kindWord(kind) {
  const parts = kind.split('.');
  while (parts.length > 0 && !(`kind.${parts.join('.')}` in words.get())) {
    parts.pop();
  }
  return parts.length > 0 ? t(`kind.${parts.join('.')}`) : kind;
}

/** @param {number} value */
export function number(value) {
  return new Intl.NumberFormat(settings.get().language).format(value);
}
