/** The map as a component: one Leaflet map per place on a page, kept in step with its props. */
import { useEffect, useRef } from 'preact/hooks';
import { div } from './tags.js';
import { t } from './i18n.js';
import { MapView } from './map/map-view.js';
import { grids } from './reference.js';
import { settings, theme } from './settings.js';
import { useStore } from './store.js';

/**
 * @param {object} props
 * @param {import('./map/pin-layer.js').Pin[]} [props.pins]
 * @param {string} [props.picked] grid code
 * @param {string} [props.lifted] case number whose pin stands out
 * @param {boolean} [props.still]
 * @param {string} [props.label]
 * @param {(code: string) => void} [props.onGrid]
 * @param {(ids: string[], byKey: boolean) => void} [props.onPins]
 * @param {(longitude: number, latitude: number) => void} [props.onPlace]
 * @param {(view: MapView) => void} [props.onReady] the grids are drawn
 */
export function TownMap(props) {
  const { pins, picked = '', lifted = '', still, label = t('map.label') } = props;
  const element = useRef(null);
  const view = useRef(/** @type {MapView | null} */ (null));
  const latest = useRef(props);
  latest.current = props;
  const town = useStore(grids);
  const colours = useStore(theme);
  const { language } = useStore(settings);

  useEffect(() => {
    const made = new MapView(element.current, {
      still,
      onGrid: latest.current.onGrid && ((code) => latest.current.onGrid(code)),
      onPins: (ids, byKey) => latest.current.onPins && latest.current.onPins(ids, byKey),
      onPlace: (longitude, latitude) =>
        latest.current.onPlace && latest.current.onPlace(longitude, latitude),
      words: { label, zoomIn: t('map.zoomIn'), zoomOut: t('map.zoomOut') },
    });
    view.current = made;
    return () => {
      view.current = null;
      made.close();
    };
  }, [language]);

  useEffect(() => {
    if (town) {
      view.current.setGrids(town.features);
      if (latest.current.onReady) {
        latest.current.onReady(view.current);
      }
    }
  }, [town, language]);
  useEffect(() => view.current.pickGrid(picked), [picked, town, language]);
  useEffect(() => view.current.setPins(pins || []), [pins, language]);
  useEffect(() => view.current.lift(lifted), [lifted, language]);
  useEffect(() => view.current.recolour(), [colours]);

  return div({ class: 'map', ref: element });
}
