/** HTML tags as functions: `div({ class: 'card' }, 'text', child)`. */
import { h } from 'preact';

/**
 * @typedef {import('preact').ComponentChild} Child
 * @typedef {(props: Object<string, any> | null, ...children: Child[]) => import('preact').VNode} Tag
 */

/**
 * @param {string} name
 * @returns {Tag}
 */
const tag =
  (name) =>
  (props, ...children) =>
    h(name, props, ...children);

export const a = tag('a');
export const article = tag('article');
export const aside = tag('aside');
export const blockquote = tag('blockquote');
export const button = tag('button');
export const code = tag('code');
export const dd = tag('dd');
export const details = tag('details');
export const dialog = tag('dialog');
export const div = tag('div');
export const dl = tag('dl');
export const dt = tag('dt');
export const figcaption = tag('figcaption');
export const figure = tag('figure');
export const form = tag('form');
export const h1 = tag('h1');
export const h2 = tag('h2');
export const h3 = tag('h3');
export const header = tag('header');
export const img = tag('img');
export const input = tag('input');
export const kbd = tag('kbd');
export const label = tag('label');
export const li = tag('li');
export const main = tag('main');
export const nav = tag('nav');
export const ol = tag('ol');
export const option = tag('option');
export const p = tag('p');
export const section = tag('section');
export const select = tag('select');
export const span = tag('span');
export const strong = tag('strong');
export const summary = tag('summary');
export const table = tag('table');
export const tbody = tag('tbody');
export const td = tag('td');
export const textarea = tag('textarea');
export const th = tag('th');
export const thead = tag('thead');
export const time = tag('time');
export const tr = tag('tr');
export const ul = tag('ul');
