/** The departments and categories that the running revision knows. */
import { useState } from 'preact/hooks';
import { a, div, h3, input, label, li, p, span, ul } from './tags.js';
import { card } from './card.js';
import { t, word } from './i18n.js';
import { href } from './router.js';

/** @param {{departments: any[], categories: any[]}} props */
export function Catalogue({ departments, categories }) {
  const [wanted, setWanted] = useState('');
  const fits = (...texts) =>
    texts.some((it) => it && it.toLowerCase().includes(wanted.trim().toLowerCase()));
  const offices = departments.filter((it) => fits(it.code, it.name));
  const matters = categories.filter((it) => fits(it.code, it.major, it.minor));
  return div(
    { class: 'catalogue' },
    label(
      { class: 'search' },
      span({ class: 'unseen' }, t('policy.find')),
      input({
        class: 'control',
        type: 'search',
        placeholder: t('policy.find'),
        value: wanted,
        onInput: (event) => setWanted(event.currentTarget.value),
      }),
    ),
    div(
      { class: 'catalogue-body' },
      card(
        t('policy.departments', { n: offices.length }),
        ul({ class: 'offices' }, ...offices.map(Office)),
        none(offices),
      ),
      card(
        t('policy.categories', { n: matters.length }),
        ...groups(matters).map(Group),
        none(matters),
      ),
    ),
  );
}

const none = (list) => list.length === 0 && p({ class: 'soft' }, t('nothing'));

const Office = (it) =>
  li(
    { key: it.code, class: 'office' },
    a({ href: href('queue', `department=${encodeURIComponent(it.code)}&order=DUE`) }, it.name),
    span({ class: 'code soft' }, it.code),
    span({ class: 'tag' }, word('departmentKind', it.kind)),
  );

function groups(categories) {
  const byMajor = new Map();
  categories.forEach((it) => byMajor.set(it.major, [...(byMajor.get(it.major) || []), it]));
  return [...byMajor.entries()];
}

const Group = ([major, list]) =>
  div(
    { key: major, class: 'matters' },
    h3(null, major, span({ class: 'card-note' }, list.length)),
    ul(
      { class: 'matter-list' },
      ...list.map((it) =>
        li(
          { key: it.kind + it.code },
          a(
            {
              class: 'matter-chip',
              href: href('queue', `category=${encodeURIComponent(it.code)}&order=DUE`),
            },
            span({ class: 'code' }, it.code),
            it.minor,
          ),
        ),
      ),
    ),
  );
