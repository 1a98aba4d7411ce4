/** The frame around every page: bar, navigation, banner, notes. */
import { h } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { a, button, div, header, main, nav, span } from './tags.js';
import { Announcer } from './announcer.js';
import { CasePage } from './case-page.js';
import { Counters } from './counters.js';
import { DevicesPage } from './devices-page.js';
import { DialogHost } from './dialogs.js';
import { icon, mark } from './icons.js';
import { t, word, words } from './i18n.js';
import { MapPage } from './map-page.js';
import { openSettings } from './settings-dialog.js';
import { PolicyPage } from './policy-page.js';
import { QueuePage } from './queue-page.js';
import { ReportPage } from './report-page.js';
import { href, route } from './router.js';
import { change, settings, theme } from './settings.js';
import { StaleBanner } from './stale-banner.js';
import { useStore } from './store.js';

const PAGES = {
  map: MapPage,
  queue: QueuePage,
  case: CasePage,
  devices: DevicesPage,
  policy: PolicyPage,
  report: ReportPage,
};
/** @type {[string, Parameters<typeof icon>[0]][]} */
const MENU = [
  ['map', 'map'],
  ['queue', 'queue'],
  ['devices', 'devices'],
  ['policy', 'policy'],
  ['report', 'plus'],
];

export function Shell() {
  useStore(words); // another language draws everything again
  useStore(settings);
  const { page, id } = useStore(route);
  const content = useRef(null);
  const first = useRef(true);

  useEffect(() => {
    document.title = `${t(`page.${page}`, { id })} · Gridward`;
    if (!first.current && content.current) {
      content.current.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    }
    first.current = false;
  }, [page, id]);

  return div(
    { class: `shell shell-${page}` },
    a({ class: 'skip', href: '#content', onClick: (event) => skip(event, content) }, t('skip')),
    Bar(page),
    h(StaleBanner, null),
    main(
      { id: 'content', class: 'content', tabIndex: -1, ref: content },
      h(PAGES[page], { key: page + id, id }),
    ),
    Menu('tabs', page),
    h(DialogHost, null),
    h(Announcer, null),
  );
}

function skip(event, content) {
  event.preventDefault(); // the address after # names the page
  content.current.focus();
}

const Bar = (page) =>
  header(
    { class: 'bar' },
    a(
      { class: 'brand', href: href('map') },
      mark(),
      span({ class: 'brand-name' }, 'Gridward'),
      span({ class: 'brand-sub' }, t('brand')),
    ),
    Menu('menu', page),
    h(Counters, null),
    div({ class: 'tools' }, ThemeButton(), LanguageButton(), SettingsButton()),
  );

const Menu = (kind, page) =>
  nav(
    { class: kind, 'aria-label': t(kind === 'menu' ? 'menu' : 'menu.short') },
    ...MENU.map(([name, drawing]) =>
      a(
        { key: name, href: href(name), 'aria-current': isAt(page, name) ? 'page' : undefined },
        icon(drawing),
        span(null, t(`menu.${name}`)),
      ),
    ),
  );

const isAt = (page, name) => page === name || (page === 'case' && name === 'queue');

function ThemeButton() {
  const dark = theme.get() === 'dark';
  const next = dark ? 'light' : 'dark';
  return button(
    {
      class: 'tool',
      type: 'button',
      'data-tool': 'theme',
      title: t(`theme.${next}`),
      'aria-label': t(`theme.${next}`),
      onClick: () => change({ theme: next }),
    },
    icon(dark ? 'sun' : 'moon'),
  );
}

function LanguageButton() {
  const next = settings.get().language === 'en' ? 'zh-CN' : 'en';
  const name = next === 'en' ? 'English' : '中文';
  return button(
    {
      class: 'tool',
      type: 'button',
      'data-tool': 'language',
      lang: next,
      'aria-label': name,
      title: name,
      onClick: () => change({ language: next }),
    },
    next === 'en' ? 'EN' : '中',
  );
}

function SettingsButton() {
  const { actor, role } = settings.get();
  return button(
    {
      class: 'tool tool-who',
      type: 'button',
      'data-tool': 'who',
      title: t('settings.open'),
      onClick: openSettings,
    },
    icon('user'),
    span(
      { class: 'who' },
      span({ class: 'who-name' }, actor),
      span({ class: 'who-role' }, word('role', role)),
    ),
  );
}
