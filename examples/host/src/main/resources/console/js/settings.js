/** What this person chose for this browser: language, theme, who they are, shortcuts. */
import { store } from './store.js';

/**
 * @typedef {object} Settings
 * @property {'zh-CN' | 'en'} language
 * @property {'light' | 'dark' | ''} theme empty follows the system
 * @property {string} actor account that signs steps; never a phone or id card number
 * @property {string} role
 * @property {boolean} shortcuts whether single keys act
 */

const KEY = 'gridward.settings';
const dark = window.matchMedia('(prefers-color-scheme: dark)');

/** @type {Settings} */
const DEFAULTS = {
  language: 'zh-CN',
  theme: '',
  actor: '值班员',
  role: 'DISPATCHER',
  shortcuts: true,
};

function read() {
  try {
    return { ...DEFAULTS, ...JSON.parse(localStorage.getItem(KEY) || '{}') };
  } catch (unreadable) {
    return { ...DEFAULTS };
  }
}

export const settings = store(read());

/** The theme on the screen now. */
export const theme = store(shown());

/** @param {Partial<Settings>} changes */
export function change(changes) {
  const next = { ...settings.get(), ...changes };
  settings.set(next);
  try {
    localStorage.setItem(KEY, JSON.stringify(next));
  } catch (full) {
    // the choice then lasts as long as the page
  }
  document.documentElement.dataset.theme = shown();
  theme.set(shown());
}

/** @returns {'light' | 'dark'} */
function shown() {
  return settings.get().theme || (dark.matches ? 'dark' : 'light');
}

dark.addEventListener('change', () => change({}));
