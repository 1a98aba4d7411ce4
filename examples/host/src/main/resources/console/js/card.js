/** A titled box. */
import { div, h2, section } from './tags.js';

/**
 * @param {string} title
 * @param {...import('preact').ComponentChild} content
 */
export const card = (title, ...content) =>
  section(
    { class: 'card', 'aria-label': title },
    h2({ class: 'card-title' }, title),
    div({ class: 'card-body' }, ...content),
  );
