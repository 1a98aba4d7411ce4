/** The grids as a list, with what is open in each: the map's equal for those who do not see it. */
import { useMemo, useState } from 'preact/hooks';
import { button, div, input, label, li, p, span, ul } from './tags.js';
import { t, word } from './i18n.js';
import { grids } from './reference.js';
import { useStore } from './store.js';

/**
 * @param {object} props
 * @param {import('./live-cases.js').Case[]} props.cases
 * @param {(code: string) => void} props.onPick
 */
export function GridList({ cases, onPick }) {
  const town = useStore(grids);
  const [wanted, setWanted] = useState('');
  const counts = useMemo(() => countByGrid(cases), [cases]);
  const features = town ? town.features.map((it) => it.properties) : [];
  const shown = features
    .filter((it) =>
      [it.name, it.code, it.community].some((text) => text && text.includes(wanted.trim())),
    )
    .sort(
      (one, two) =>
        (counts.get(two.code) || 0) - (counts.get(one.code) || 0) || (one.code < two.code ? -1 : 1),
    );
  return div(
    { class: 'grid-list' },
    label(
      { class: 'search' },
      span({ class: 'unseen' }, t('map.findGrid')),
      input({
        class: 'control',
        type: 'search',
        placeholder: t('map.findGrid'),
        value: wanted,
        onInput: (event) => setWanted(event.currentTarget.value),
      }),
    ),
    shown.length === 0 && p({ class: 'empty' }, t(town ? 'nothing' : 'loading')),
    ul(
      { class: 'grid-rows' },
      ...shown.map((it) => li({ key: it.code }, GridRow(it, counts.get(it.code) || 0, onPick))),
    ),
  );
}

const GridRow = (it, count, onPick) =>
  button(
    { type: 'button', class: 'grid-row', 'data-grid': it.code, onClick: () => onPick(it.code) },
    span({
      class: `swatch swatch-${it.kind === 'DEDICATED' ? 'own' : (it.class || 'III').length}`,
      'aria-hidden': 'true',
    }),
    span({ class: 'grid-name' }, it.name),
    span(
      { class: 'grid-kind' },
      word('gridKind', it.kind),
      it.class ? ` · ${word('gridClass', it.class)}` : '',
    ),
    span({ class: `grid-count ${count ? '' : 'grid-count-none'}` }, t('n.cases', { n: count })),
    span({ class: 'grid-code code' }, it.code),
  );

function countByGrid(cases) {
  const counts = new Map();
  cases
    .filter((it) => it.grid)
    .forEach((it) => counts.set(it.grid.code, (counts.get(it.grid.code) || 0) + 1));
  return counts;
}
