/** What was reported: the first event in full, the others by name, and the pictures. */
import { h } from 'preact';
import { useState } from 'preact/hooks';
import {
  a,
  dd,
  details,
  div,
  dl,
  dt,
  figcaption,
  figure,
  img,
  li,
  p,
  span,
  summary,
  time,
  ul,
} from './tags.js';
import { card } from './card.js';
import { fact } from './case-facts.js';
import { exactMoment } from './format.js';
import { kindWord, number, t, word } from './i18n.js';

/** @param {any} file */
export function EventCard({ event }) {
  const attributes = Object.entries(event.attributes || {});
  return card(
    t('case.event'),
    event.text && p({ class: 'event-text' }, event.text),
    event.measures.length > 0 && ul({ class: 'measures' }, ...event.measures.map(Measure)),
    event.media.length > 0 &&
      div({ class: 'media' }, ...event.media.map((it) => h(Media, { key: it.ref, it }))),
    dl(
      { class: 'facts' },
      fact('kind', [kindWord(event.kind), ' ', span({ class: 'code soft' }, event.kind)]),
      fact('nativeKind', event.nativeKind && span({ class: 'code' }, event.nativeKind)),
      fact('device', event.device && span({ class: 'code' }, event.device)),
      fact('occurredAt', exactMoment(event.occurredAt)),
      fact('receivedAt', exactMoment(event.receivedAt)),
      fact('timeQuality', word('timeQuality', event.timeQuality)),
      fact('phase', word('phase', event.phase)),
      fact('eventId', span({ class: 'code' }, event.id)),
    ),
    attributes.length > 0 &&
      details(
        { class: 'more' },
        summary(null, t('case.attributes', { n: attributes.length })),
        dl(
          { class: 'facts' },
          ...attributes.map(([name, value]) =>
            div({ key: name, class: 'fact' }, dt({ class: 'code' }, name), dd(null, value)),
          ),
        ),
      ),
  );
}

const Measure = (it) =>
  li(
    { key: it.name, class: 'measure' },
    span({ class: 'measure-value' }, number(it.value)),
    span({ class: 'measure-unit' }, it.unit === '1' ? '' : it.unit),
    span({ class: 'measure-name' }, word('measure', it.name)),
  );

function Media({ it }) {
  const [broken, setBroken] = useState(false);
  const shows = /^\/api\//.test(it.url || '') && /^image\//.test(it.contentType) && !broken;
  return figure(
    { class: 'medium' },
    shows
      ? a(
          { href: it.url, target: '_blank', rel: 'noopener' },
          img({
            src: it.url,
            alt: t('case.picture'),
            loading: 'lazy',
            onError: () => setBroken(true),
          }),
        )
      : div(
          { class: 'medium-none' },
          broken ? t('case.pictureBroken') : word('media', it.contentType.split('/')[0]),
        ),
    figcaption({ class: 'code', title: it.ref }, it.ref),
  );
}

/** @param {any} file */
export const Reports = ({ events, reports }) =>
  events.length > 1 &&
  card(
    t('case.reports', { n: reports }),
    ul(
      { class: 'reports' },
      ...events.map((it) =>
        li(
          { key: it.id },
          time({ dateTime: it.receivedAt }, exactMoment(it.receivedAt)),
          span({ class: 'report-phase' }, word('phase', it.phase)),
          span({ class: 'code report-id', title: it.id }, it.id),
        ),
      ),
    ),
    events.length < reports &&
      p({ class: 'soft' }, t('case.reportsCut', { n: reports - events.length })),
  );
