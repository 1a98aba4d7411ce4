/** The theme's colours as a canvas needs them: resolved. */

export function colours() {
  const style = window.getComputedStyle(document.documentElement);
  const of = (name) => style.getPropertyValue(name).trim();
  return {
    fills: { I: of('--map-1'), II: of('--map-2'), III: of('--map-3'), own: of('--map-own') },
    line: of('--map-line'),
    ownLine: of('--map-own-line'),
    pickedLine: of('--map-picked'),
    ink: of('--ink'),
    track: of('--check'),
  };
}
