/** What the running revision says, a sentence for each row. */
import { useEffect, useState } from 'preact/hooks';
import { input, label, li, p, span, ul } from './tags.js';
import { read } from './api.js';
import { card } from './card.js';
import { t } from './i18n.js';
import { settings } from './settings.js';

const MOST = 10;

/** @param {{revision: string}} props */
export function PolicyRows({ revision }) {
  const [wanted, setWanted] = useState('');
  const [found, setFound] = useState({ total: 0, rows: [] });
  useEffect(() => {
    let current = true;
    read(`/api/policy/rows?limit=${MOST}&text=${encodeURIComponent(wanted)}`).then(
      (next) => current && setFound(next),
      () => undefined, // the banner tells that the host does not answer
    );
    return () => {
      current = false;
    };
  }, [wanted, revision]);
  return card(
    t('policy.rows', { n: found.total }),
    label(
      { class: 'search' },
      span({ class: 'unseen' }, t('policy.findRow')),
      input({
        class: 'control',
        type: 'search',
        placeholder: t('policy.findRow'),
        value: wanted,
        onInput: (event) => setWanted(event.currentTarget.value),
      }),
    ),
    found.total === 0
      ? p({ class: 'soft' }, t('nothing'))
      : ul({ class: 'findings policy-rows' }, ...found.rows.map(Row)),
    found.total > found.rows.length &&
      p({ class: 'soft' }, t('policy.moreRows', { n: found.total - found.rows.length })),
  );
}

const Row = (it) =>
  li(
    { key: it.id, class: 'finding' },
    span({ class: 'code finding-place', title: it.place }, it.id),
    p({ class: 'finding-text' }, settings.get().language === 'en' ? it.en : it.zh),
  );
