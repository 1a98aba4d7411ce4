/** What changes seldom: the grids and the policy. Read again when they have changed. */
import { read, readIfChanged } from './api.js';
import { note } from './announcer.js';
import { zone } from './format.js';
import { t } from './i18n.js';
import { href } from './router.js';
import { onStream } from './stream.js';
import { store } from './store.js';

/** @type {import('./store.js').Store<{features: any[], byCode: Map<string, any>} | null>} */
export const grids = store(null);

/** @type {import('./store.js').Store<any>} the fields of `GET /api/policy` */
export const policy = store(null);

const AGAIN_MILLIS = 5000;
const GRIDS_MILLIS = 30000;

export function openReference() {
  keepTrying(readGrids);
  window.setInterval(() => readGrids().catch(() => {}), GRIDS_MILLIS);
  keepTrying(readPolicy);
  onStream('policy', (changes) => {
    keepTrying(readPolicy);
    tell(changes[changes.length - 1]);
  });
}

function tell({ revision, accepted }) {
  const text = t(accepted ? 'policy.swapped' : 'policy.kept', { revision: revision.slice(0, 12) });
  note(text, accepted ? 'good' : 'bad', { href: href('policy'), text: t('menu.policy') });
}

let gridsTag = '';

async function readGrids() {
  const answer = await readIfChanged('/api/grids.geojson', gridsTag);
  if (!answer) {
    return;
  }
  gridsTag = answer.tag;
  const { features } = answer.body;
  grids.set({ features, byCode: new Map(features.map((it) => [it.properties.code, it])) });
}

async function readPolicy() {
  const next = await read('/api/policy');
  zone.set(next.zone || '');
  policy.set(next);
}

function keepTrying(step) {
  step().catch(() => setTimeout(() => keepTrying(step), AGAIN_MILLIS));
}

/**
 * The name of a grid, or its code where the grids are not known.
 *
 * @param {string} code
 */
export function gridName(code) {
  const known = grids.get() && grids.get().byCode.get(code);
  return known ? known.properties.name : code;
}
