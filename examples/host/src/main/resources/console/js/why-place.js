/** The first stage: in which grid it lies, and how sure that is. */
import { h } from 'preact';
import { dl, div, figcaption, figure, h3, li, p, span } from './tags.js';
import { fact } from './case-facts.js';
import { degrees, metres } from './format.js';
import { icon } from './icons.js';
import { t, word } from './i18n.js';
import { gridName, grids } from './reference.js';
import { useStore } from './store.js';
import { TownMap } from './town-map.js';

/** @param {{file: any}} props */
export function PlaceProof({ file }) {
  useStore(grids); // names come with them
  const { place } = file.explanation;
  return li(
    { class: 'why-stage why-PLACE', 'data-stage': 'PLACE' },
    h3({ class: 'why-name' }, t('stage.PLACE')),
    div(
      { class: 'why-content' },
      place ? Found(place, file.grid) : p({ class: 'soft' }, t('place.none')),
    ),
  );
}

const Found = (place, grid) =>
  div(
    { class: 'place' },
    div(
      { class: 'place-words' },
      p(
        { class: 'winner-text' },
        icon(place.grid ? 'check' : 'warning'),
        span(null, sentence(place, grid)),
      ),
      place.nearBorder &&
        p(
          { class: 'caution' },
          icon('warning'),
          t('place.nearBorder', { distance: metres(place.borderMetres || 0) }),
        ),
      dl(
        { class: 'facts' },
        fact('covering', place.covering.length > 1 && place.covering.map(gridName).join(' ＞ ')),
        fact(
          'border',
          place.onBorder
            ? t('place.onBorder')
            : typeof place.borderMetres === 'number' && metres(place.borderMetres),
        ),
        fact('received', numbers(place.received)),
        fact(
          'looked',
          converted(place) && `${degrees(place.longitude)}, ${degrees(place.latitude)} · WGS-84`,
        ),
        fact('method', word('method', place.received.method)),
        fact('gridCode', place.grid && span({ class: 'code' }, place.grid)),
        fact('gridSet', span({ class: 'code' }, place.gridSet)),
      ),
    ),
    figure(
      { class: 'place-picture' },
      div(
        { class: 'place-map' },
        h(TownMap, {
          still: true,
          picked: place.grid,
          label: t('place.map'),
          onReady: (view) => show(view, place),
        }),
      ),
      converted(place) && figcaption({ class: 'soft' }, t('place.converted')),
    ),
  );

function sentence(place, grid) {
  if (!place.grid && place.nearest) {
    const { name, metres: distance } = place.nearest;
    return t('place.outsideNear', { grid: name, distance: metres(distance) });
  }
  if (!place.grid) {
    return t('place.outside');
  }
  const several = place.covering.length > 1;
  return t(several ? 'place.several' : 'place.inside', {
    grid: grid ? grid.name : place.grid,
    n: place.covering.length,
  });
}

const DATUMS = { WGS84: 'WGS-84', CGCS2000: 'CGCS2000', GCJ02: 'GCJ-02', BD09: 'BD-09' };

function numbers({ longitude, latitude, datum, accuracyMetres }) {
  const accuracy = typeof accuracyMetres !== 'number' ? '' : ` · ±${metres(accuracyMetres)}`;
  return `${degrees(longitude)}, ${degrees(latitude)} · ${DATUMS[datum] || datum}${accuracy}`;
}

const converted = ({ received }) => received.datum === 'GCJ02' || received.datum === 'BD09';

function show(view, place) {
  const { received } = place;
  view.prove({
    at: [place.longitude, place.latitude],
    accuracyMetres: received.accuracyMetres,
    received: converted(place) ? [received.longitude, received.latitude] : undefined,
  });
}
