/** Page 4, 派单规则: which revision runs, what it holds, how the last attempt went, and its change. */
import { h } from 'preact';
import { div, h1, p, span } from './tags.js';
import { card } from './card.js';
import { Desk } from './desk.js';
import { exactMoment, length } from './format.js';
import { useNow } from './clock.js';
import { number, t, word } from './i18n.js';
import { Catalogue } from './policy-catalogue.js';
import { LastAttempt } from './policy-findings.js';
import { PolicyRows } from './policy-rows.js';
import { policy } from './reference.js';
import { useStore } from './store.js';

export function PolicyPage() {
  const known = useStore(policy);
  const at = useNow(60000);
  if (!known) {
    return p({ class: 'empty' }, t('loading'));
  }
  return div(
    { class: 'page' },
    h1(null, t('page.policy')),
    card(
      t('policy.running'),
      p(
        { class: 'revision-big code', title: known.revision, 'data-revision': known.revision },
        known.revision.slice(0, 12),
      ),
      p(
        { class: 'soft' },
        t('policy.loaded', {
          at: exactMoment(known.loadedAt),
          time: length(at - Date.parse(known.loadedAt)),
        }),
      ),
      div(
        { class: 'tiles' },
        ...Object.entries(known.rows).map(([name, count]) => Tile(name, count)),
      ),
    ),
    h(Desk, null),
    h(PolicyRows, { revision: known.revision }),
    known.lastAttempt && LastAttempt(known.lastAttempt),
    h(Catalogue, { departments: known.departments, categories: known.categories }),
  );
}

const Tile = (name, count) =>
  div(
    { key: name, class: 'tile' },
    span({ class: 'tile-value' }, number(count)),
    span({ class: 'tile-name' }, word('stage', name)),
  );
