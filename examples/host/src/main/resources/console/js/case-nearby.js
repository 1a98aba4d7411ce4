/** 附近: who and what is near the case, as a list with distances and on a map; staff can be followed. */
import { h } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { a, button, div, h2, label, li, ol, option, p, section, select, span } from './tags.js';
import { casePath, read } from './api.js';
import { now } from './clock.js';
import { length, metres } from './format.js';
import { number, t, word } from './i18n.js';
import { KINDS, kindMark } from './nearby-kinds.js';
import { reasonOf } from './perform.js';
import { TownMap } from './town-map.js';
import { linesOf, trackOf } from './track-model.js';
import { TrackPlayer } from './track-player.js';

const RADII = [300, 500, 1000, 3000, 0];
const LIMIT = 60;
const HOUR = 3600000;
const AGAIN_MILLIS = 10000;

/** @param {{file: any}} props */
export function Nearby({ file }) {
  const [radius, setRadius] = useState(500);
  const [hidden, setHidden] = useState(/** @type {string[]} */ ([]));
  const [found, setFound] = useState(null);
  const [problem, setProblem] = useState(null);
  const [followed, setFollowed] = useState(null);
  const [place, setPlace] = useState(/** @type {number[] | null} */ (null));
  const [view, setView] = useState(null);

  useEffect(() => {
    const aborter = new AbortController();
    const range = radius ? `radius=${radius}&` : '';
    const look = () =>
      read(`${casePath(file.id)}/nearby?${range}limit=${LIMIT}`, aborter.signal).then(
        (answer) => {
          setFound(answer);
          setProblem(null);
        },
        (refusal) => refusal.name !== 'AbortError' && setProblem(refusal),
      );
    look();
    const timer = window.setInterval(look, AGAIN_MILLIS); // people move
    return () => {
      window.clearInterval(timer);
      aborter.abort();
    };
  }, [file.id, radius]);

  const items = useMemo(
    () => (found ? found.items.filter((it) => !hidden.includes(it.kind)) : []),
    [found, hidden],
  );
  const asked = useRef(null);
  const follow = (id) => {
    const it = items.find((other) => other.id === id);
    if (!it || !isMoving(it)) {
      return;
    }
    if (asked.current) {
      asked.current.abort(); // the last choice counts
    }
    asked.current = new AbortController();
    read(trackPath(id, file), asked.current.signal).then(
      (answer) => {
        setFollowed(trackOf(answer));
        setProblem(null);
      },
      (refusal) => refusal.name !== 'AbortError' && setProblem(refusal),
    );
  };
  const fitted = useRef('');
  useEffect(() => {
    if (view && found && found.place) {
      const extent = `${file.id} ${radius} ${hidden}`;
      view.showNear(found.place, items.map(pinOf), follow, fitted.current !== extent);
      fitted.current = extent;
    }
  }, [view, found, items]);
  useEffect(() => {
    if (view) {
      const { lines, strokes } = followed ? linesOf(followed) : { lines: [], strokes: [] };
      view.showTrack(lines, strokes);
    }
  }, [view, followed]);
  useEffect(() => {
    if (view && followed) {
      view.moveTrack(place);
    }
  }, [view, followed, place]);

  return section(
    { class: 'card nearby', 'aria-label': t('nearby') },
    h2({ class: 'card-title' }, t('nearby'), Range(radius, setRadius)),
    problem && p({ class: 'refusal', role: 'alert' }, reasonOf(problem)),
    !found && !problem && p({ class: 'soft nearby-note' }, t('loading')),
    found && !found.place && p({ class: 'soft nearby-note' }, t('nearby.nowhere')),
    found &&
      found.place &&
      div(
        { class: 'nearby-body' },
        div(
          { class: 'nearby-side' },
          Kinds(found.items, hidden, setHidden),
          items.length === 0
            ? p({ class: 'soft nearby-note' }, t('nearby.none'))
            : ol(
                { class: 'nearby-list' },
                ...items.map((it) => Row(it, followed, follow, (id) => view && view.liftNear(id))),
              ),
        ),
        div(
          { class: 'nearby-picture' },
          div(
            { class: 'nearby-map' },
            h(TownMap, { still: true, label: t('nearby.map'), onReady: setView }),
          ),
          followed &&
            h(TrackPlayer, {
              track: followed,
              onPlace: setPlace,
              onClose: () => setFollowed(null),
            }),
        ),
      ),
  );
}

const Range = (radius, setRadius) =>
  label(
    { class: 'card-note nearby-range' },
    span(null, t('nearby.radius')),
    select(
      {
        class: 'control',
        value: String(radius),
        onChange: (event) => setRadius(Number(event.currentTarget.value)),
      },
      ...RADII.map((it) =>
        option(
          { key: it, value: String(it), selected: it === radius },
          it ? metres(it) : t('nearby.any'),
        ),
      ),
    ),
  );

const Kinds = (items, hidden, setHidden) =>
  div(
    { class: 'nearby-kinds', role: 'group', 'aria-label': t('nearby.kinds') },
    ...KINDS.filter((kind) => items.some((it) => it.kind === kind)).map((kind) =>
      button(
        {
          key: kind,
          type: 'button',
          class: 'chip',
          'data-kind': kind,
          'aria-pressed': String(!hidden.includes(kind)),
          onClick: () =>
            setHidden(hidden.includes(kind) ? hidden.filter((it) => it !== kind) : [...hidden, kind]),
        },
        kindMark(kind),
        word('resource', kind),
        span({ class: 'chip-count' }, number(items.filter((it) => it.kind === kind).length)),
      ),
    ),
  );

const Row = (it, followed, follow, lift) =>
  li(
    {
      key: it.id,
      class: 'near-row',
      'data-near': it.id,
      onMouseEnter: () => lift(it.id),
      onMouseLeave: () => lift(''),
    },
    kindMark(it.kind),
    span({ class: 'near-name' }, it.name),
    span({ class: 'near-metres' }, metres(it.metres)),
    span(
      { class: 'near-soft' },
      word('resource', it.kind),
      it.department && ` · ${it.department}`,
      seen(it),
    ),
    it.stream && Stream(it),
    isMoving(it) &&
      button(
        {
          type: 'button',
          class: 'link near-follow',
          'aria-pressed': String(Boolean(followed) && followed.resource === it.id),
          onClick: () => follow(it.id),
        },
        t('track.show'),
      ),
  );

/** Where the owner shares the video; what a browser cannot open is shown to be copied. */
const Stream = ({ stream, name }) =>
  /^https?:/.test(stream)
    ? a(
        {
          class: 'link near-follow',
          href: stream,
          target: '_blank',
          rel: 'noopener noreferrer',
          'aria-label': t('nearby.videoOf', { name }),
        },
        t('nearby.video'),
      )
    : span({ class: 'code near-soft near-stream' }, stream);

const isMoving = ({ kind }) => kind === 'STAFF' || kind === 'VEHICLE';

function seen(it) {
  if (!isMoving(it)) {
    return '';
  }
  return it.seenAt
    ? ` · ${t('nearby.seen', { time: length(now() - Date.parse(it.seenAt)) })}`
    : ` · ${t('nearby.unseen')}`;
}

const pinOf = (it) => ({ ...it, label: `${it.name} · ${metres(it.metres)}` });

/** Two hours, one before and one after the event, or the two until now. */
function trackPath(id, { event }) {
  const to = Math.min(now(), Date.parse(event.occurredAt) + HOUR);
  const query = new URLSearchParams({
    resource: id,
    from: new Date(to - 2 * HOUR).toISOString(),
    to: new Date(to).toISOString(),
  });
  return `/api/tracks?${query}`;
}
