/** Page 1, 实时地图: the town's grids and open cases, beside a list that says the same. */
import { h } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { button, div, h1, section } from './tags.js';
import { matterOf } from './badges.js';
import { CaseList } from './case-list.js';
import { useNow } from './clock.js';
import { GridList } from './grid-list.js';
import { icon } from './icons.js';
import { t, word } from './i18n.js';
import { useKeys } from './keys.js';
import { liveCases } from './live-cases.js';
import { Legend } from './map-legend.js';
import { grids } from './reference.js';
import { isOverdue } from './states.js';
import { useStore } from './store.js';
import { TownMap } from './town-map.js';

/** @typedef {{grid?: string, ids?: string[]}} Picked what of the town is looked at; empty is all */

const AGAIN_MILLIS = 30000;

export function MapPage() {
  const live = useStore(liveCases);
  const at = useNow(AGAIN_MILLIS);
  const [picked, setPicked] = useState(/** @type {Picked} */ ({}));
  const [lifted, setLifted] = useState('');
  const [tab, setTab] = useState('cases');
  const view = useRef(null);

  const all = useMemo(() => [...live.byId.values()].sort(newestFirst), [live]);
  const pins = useMemo(
    () => all.filter(isPlaced).map((it) => pinOf(it, at, live.fresh)),
    [all, at],
  );
  const shown = useMemo(() => all.filter((it) => isPicked(it, picked)), [all, picked]);
  const clear = () => setPicked({});
  useKeys({ Escape: clear });
  useEffect(() => {
    if (view.current && picked.grid) {
      view.current.fit(picked.grid);
    }
  }, [picked.grid]);

  const pickGrid = (code) => {
    setPicked({ grid: code });
    setTab('cases');
  };
  return div(
    { class: 'map-page' },
    h1({ class: 'unseen' }, t('page.map')),
    section(
      { class: 'map-side', 'aria-label': t('map.list') },
      Tabs(tab, setTab, all.length, useGridCount()),
      tab === 'grids'
        ? h(GridList, { cases: all, onPick: pickGrid })
        : h(CaseList, { items: shown, live, picked, onClear: clear, onLift: setLifted }),
    ),
    div(
      { class: 'map-main' },
      h(TownMap, {
        pins,
        picked: picked.grid,
        lifted,
        onGrid: pickGrid,
        onPlace: clear,
        onReady: (it) => (view.current = it),
        onPins: (ids, byKey) => {
          setPicked({ ids });
          setTab('cases');
          if (byKey) {
            focusList();
          }
        },
      }),
      button(
        {
          class: 'map-fit',
          type: 'button',
          title: t('map.fit'),
          'aria-label': t('map.fit'),
          onClick: () => view.current && view.current.fit(),
        },
        icon('fit'),
      ),
      h(Legend, null),
    ),
  );
}

const useGridCount = () => {
  const town = useStore(grids);
  return town ? town.features.length : 0;
};

const Tabs = (tab, setTab, cases, count) =>
  div(
    { class: 'tabs-head', role: 'group', 'aria-label': t('map.list') },
    ...[
      ['cases', t('map.cases', { n: cases })],
      ['grids', t('map.grids', { n: count })],
    ].map(([name, text]) =>
      button(
        {
          key: name,
          type: 'button',
          class: 'tab',
          'data-tab': name,
          'aria-pressed': String(tab === name),
          onClick: () => setTab(name),
        },
        text,
      ),
    ),
  );

const newestFirst = (one, two) => (one.id < two.id ? 1 : -1);

const isPlaced = (it) => typeof it.longitude === 'number' && typeof it.latitude === 'number';

/** @type {(it: any, picked: Picked) => boolean} */
const isPicked = (it, { grid, ids }) =>
  ids ? ids.includes(it.id) : grid ? Boolean(it.grid) && it.grid.code === grid : true;

function pinOf(it, at, fresh) {
  const overdue = isOverdue(it, at);
  const parts = [
    word('grade', it.grade),
    matterOf(it),
    it.grid && it.grid.name,
    it.lead && it.lead.name,
    overdue && t('due.overdue'),
    it.id,
  ];
  return {
    id: it.id,
    longitude: it.longitude,
    latitude: it.latitude,
    grade: it.grade,
    overdue,
    fresh: fresh.has(it.id),
    label: parts.filter(Boolean).join(' · '),
  };
}

function focusList() {
  setTimeout(() => {
    const first = /** @type {HTMLElement} */ (document.querySelector('.case-list .row-link'));
    if (first) {
      first.focus();
    }
  }, 50); // after the list has been drawn
}
