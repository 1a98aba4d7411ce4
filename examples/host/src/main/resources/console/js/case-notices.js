/** Who was told, who will be, and where that failed. */
import { div, h2, li, p, section, span, time, ul } from './tags.js';
import { exactMoment, moment } from './format.js';
import { t, word } from './i18n.js';

/** @param {any} file */
export const Notices = ({ notices }) =>
  section(
    { class: 'card', 'aria-label': t('notices') },
    h2(
      { class: 'card-title' },
      t('notices'),
      span({ class: 'card-note' }, t('n.notices', { n: notices.length })),
    ),
    notices.length === 0
      ? p({ class: 'soft' }, t('notices.none'))
      : ul({ class: 'notices' }, ...notices.map(Notice)),
  );

const Notice = (it) =>
  li(
    { key: it.moment + it.role + it.channel + it.notBefore, class: 'notice' },
    div(
      { class: 'notice-head' },
      span({ class: `sent sent-${it.status}` }, word('sent', it.status)),
      span({ class: 'notice-moment' }, word('moment', it.moment)),
      span(
        { class: 'soft' },
        `${it.department} · ${word('role', it.role)} · ${word('channel', it.channel)}`,
      ),
      time(
        {
          class: 'notice-at soft',
          dateTime: it.at || it.notBefore,
          title: exactMoment(it.at || it.notBefore),
        },
        t(it.at ? 'notice.at' : 'notice.notBefore', { at: moment(it.at || it.notBefore) }),
      ),
    ),
    p({ class: 'notice-text' }, it.text),
    it.reason && p({ class: 'refusal' }, t('notice.failed', { n: it.tries, reason: it.reason })),
  );
