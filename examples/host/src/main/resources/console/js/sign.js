/** Signs words with an editor's Ed25519 key. The key is read here and never leaves the browser. */
import { Problem } from './api.js';
import { t } from './i18n.js';
import { store } from './store.js';

/** Whether this browser can sign: null until it is known. */
export const canSign = store(/** @type {boolean | null} */ (null));

const subtle = window.crypto && window.crypto.subtle;

if (subtle) {
  subtle.generateKey({ name: 'Ed25519' }, false, ['sign', 'verify']).then(
    () => canSign.set(true),
    () => canSign.set(false),
  );
} else {
  canSign.set(false);
}

/**
 * @param {File} file the private half as gridward keygen wrote it
 * @param {string} words
 * @returns {Promise<string>} the signature in base64
 */
export async function sign(file, words) {
  const key = await keyOf(file);
  const signature = await subtle.sign({ name: 'Ed25519' }, key, new TextEncoder().encode(words));
  return window.btoa(String.fromCharCode(...new Uint8Array(signature)));
}

async function keyOf(file) {
  try {
    const body = (await file.text()).replace(/-----[A-Z ]+-----/g, '').replace(/\s/g, '');
    const bytes = Uint8Array.from(window.atob(body), (it) => it.charCodeAt(0));
    return await subtle.importKey('pkcs8', bytes, { name: 'Ed25519' }, false, ['sign']);
  } catch (failure) {
    throw new Problem(400, 'key', t('desk.noKey'));
  }
}
