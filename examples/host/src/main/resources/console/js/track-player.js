/** 轨迹回放: plays where somebody was; the slider does the same by hand. */
import { useEffect, useState } from 'preact/hooks';
import { button, div, input, label, option, p, select, span } from './tags.js';
import { clockTime } from './format.js';
import { icon } from './icons.js';
import { t } from './i18n.js';
import { placeAt } from './track-model.js';

const SPEEDS = [30, 120, 600];
/** Whoever asked for less motion sees the dot step once a second. */
const FRAME_MILLIS = window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 1000 : 100;
const STEP_SECONDS = 10;

/**
 * @param {object} props
 * @param {import('./track-model.js').Track} props.track
 * @param {(place: number[] | null) => void} props.onPlace
 * @param {() => void} props.onClose
 */
export function TrackPlayer({ track, onPlace, onClose }) {
  const [moment, setMoment] = useState(track.from);
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState(SPEEDS[1]);

  useEffect(() => setMoment(track.from), [track]);
  useEffect(() => onPlace(placeAt(track, moment)), [track, moment]);
  useEffect(() => {
    if (!playing) {
      return undefined;
    }
    const timer = window.setInterval(
      () => setMoment((before) => Math.min(track.to, before + FRAME_MILLIS * speed)),
      FRAME_MILLIS,
    );
    return () => window.clearInterval(timer);
  }, [playing, speed, track]);
  useEffect(() => {
    if (moment >= track.to) {
      setPlaying(false);
    }
  }, [moment, track]);

  if (track.points.length === 0) {
    return div(
      { class: 'track', 'data-track': track.resource },
      Head(track, onClose),
      p({ class: 'soft' }, t('track.none', { name: track.name })),
    );
  }
  const play = () => {
    setMoment((before) => (before >= track.to ? track.from : before));
    setPlaying((before) => !before);
  };
  const known = placeAt(track, moment) !== null;
  const time = clockTime(new Date(moment).toISOString());
  return div(
    { class: 'track', 'data-track': track.resource },
    Head(track, onClose),
    div(
      { class: 'track-controls' },
      button(
        { type: 'button', class: 'button button-small track-play', 'aria-pressed': String(playing), onClick: play },
        icon(playing ? 'pause' : 'play'),
        t(playing ? 'track.pause' : 'track.play'),
      ),
      input({
        class: 'track-slider',
        type: 'range',
        min: Math.floor(track.from / 1000),
        max: Math.ceil(track.to / 1000),
        step: STEP_SECONDS,
        value: Math.round(moment / 1000),
        'aria-label': t('track.slider'),
        'aria-valuetext': known ? time : t('track.silent', { time }),
        onInput: (event) => {
          setPlaying(false);
          setMoment(Math.min(track.to, Number(event.currentTarget.value) * 1000));
        },
      }),
      label(
        { class: 'track-speed' },
        span(null, t('track.speed')),
        select(
          {
            class: 'control',
            value: String(speed),
            onChange: (event) => setSpeed(Number(event.currentTarget.value)),
          },
          ...SPEEDS.map((it) => option({ key: it, value: String(it), selected: it === speed }, `${it}×`)),
        ),
      ),
    ),
    p({ class: 'track-time' }, known ? time : t('track.silent', { time })),
  );
}

const Head = (track, onClose) =>
  div(
    { class: 'track-head' },
    span({ class: 'track-name' }, t('track', { name: track.name })),
    button({ type: 'button', class: 'link', onClick: onClose }, t('track.close')),
  );
