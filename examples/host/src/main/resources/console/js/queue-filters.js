/** The filters above the queue. */
import { h } from 'preact';
import { button, div, label, option, select, span } from './tags.js';
import { icon } from './icons.js';
import { number, t, word } from './i18n.js';
import { Popover } from './popover.js';
import { FIELDS } from './queue-filter.js';
import { grids, policy } from './reference.js';
import { GROUPS, OPEN } from './states.js';
import { stats } from './stats.js';
import { useStore } from './store.js';

const SOURCES = [
  'SENSOR',
  'CAMERA',
  'GRID_WORKER',
  'CITIZEN',
  'HOTLINE',
  'VISIT',
  'MAIL',
  'MEDIA',
  'SUPERIOR',
  'PLATFORM',
  'DEPARTMENT',
];

/**
 * @param {object} props
 * @param {import('./queue-filter.js').Filter} props.filter
 * @param {(changes: Partial<import('./queue-filter.js').Filter>) => void} props.onChange
 */
export function QueueFilters({ filter, onChange }) {
  const count = FIELDS.filter((name) => filter[name]).length;
  return div(
    { class: 'filters' },
    h(StateChips, { filter, onChange }),
    div(
      { class: 'filters-line' },
      h(
        Popover,
        {
          name: 'filter-more',
          button: 'button button-small',
          face: [icon('filter'), t('filter'), count > 0 && span({ class: 'filter-count' }, count)],
        },
        h(Selects, { filter, onChange }),
      ),
      count > 0 &&
        button(
          {
            class: 'link',
            type: 'button',
            onClick: () => onChange({ department: '', category: '', grid: '', source: '' }),
          },
          t('filter.clear'),
        ),
      Order(filter, onChange),
    ),
  );
}

function StateChips({ filter, onChange }) {
  const { byState = {} } = useStore(stats) || {};
  const all = filter.state.length === OPEN.length && OPEN.every((it) => filter.state.includes(it));
  const has = (group) => !all && GROUPS[group].some((it) => filter.state.includes(it));
  const toggle = (group) => {
    const chosen = Object.keys(GROUPS).filter((it) => (it === group ? !has(it) : has(it)));
    onChange({
      state: chosen.length ? chosen.reduce((states, it) => states.concat(GROUPS[it]), []) : OPEN,
    });
  };
  return div(
    { class: 'chips', role: 'group', 'aria-label': t('column.state') },
    Chip('all', t('filter.open'), all, sum(byState, OPEN), () => onChange({ state: OPEN })),
    ...Object.keys(GROUPS).map((group) =>
      Chip(group, t(`group.${group}`), has(group), sum(byState, GROUPS[group]), () =>
        toggle(group),
      ),
    ),
  );
}

const Chip = (name, text, pressed, count, onClick) =>
  button(
    {
      key: name,
      type: 'button',
      class: 'chip',
      'data-chip': name,
      'aria-pressed': String(pressed),
      onClick,
    },
    text,
    span({ class: 'chip-count' }, number(count)),
  );

const sum = (byState, states) => states.reduce((total, it) => total + (byState[it] || 0), 0);

function Selects({ filter, onChange }) {
  const { departments = [], categories = [] } = useStore(policy) || {};
  const town = useStore(grids);
  const choices = {
    department: departments.map((it) => [it.code, it.name]),
    category: categories.map((it) => [it.code, `${it.code} ${it.minor}`]),
    grid: (town ? town.features : []).map(({ properties }) => [properties.code, properties.name]),
    source: SOURCES.map((it) => [it, word('source', it)]),
  };
  return div(
    { class: 'selects' },
    ...FIELDS.map((name) =>
      label(
        { key: name, class: 'field' },
        span({ class: 'field-name' }, t(`filter.${name}`)),
        select(
          {
            class: 'control',
            name,
            value: filter[name],
            onChange: (event) => onChange({ [name]: event.currentTarget.value }),
          },
          option({ value: '' }, t('filter.any')),
          ...choices[name].map(([value, text]) =>
            option({ key: value, value, selected: value === filter[name] }, text),
          ),
        ),
      ),
    ),
  );
}

const Order = (filter, onChange) =>
  div(
    { class: 'switch', role: 'group', 'aria-label': t('order') },
    ...['DUE', 'NEWEST'].map((order) =>
      button(
        {
          key: order,
          type: 'button',
          class: 'switch-side',
          'aria-pressed': String(filter.order === order),
          onClick: () => onChange({ order }),
        },
        t(`order.${order}`),
      ),
    ),
  );
