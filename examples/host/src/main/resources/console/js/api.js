/** The host's REST interface. */
import { learn } from './clock.js';

/** What the server refused, or that it could not be reached (status 0). */
export class Problem extends Error {
  /**
   * @param {number} status
   * @param {string} title
   * @param {string} detail
   */
  constructor(status, title, detail) {
    super(detail || title);
    this.status = status;
    this.title = title;
    this.detail = detail;
  }
}

/**
 * @param {string} path
 * @param {RequestInit} [options]
 * @returns {Promise<any>}
 */
async function ask(path, options) {
  const sent = Date.now();
  let answer;
  try {
    answer = await fetch(path, { cache: 'no-store', ...options });
  } catch (failure) {
    if (failure.name === 'AbortError') {
      throw failure;
    }
    throw new Problem(0, 'unreachable', String(failure.message));
  }
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    throw new Problem(answer.status, body.title || answer.statusText, body.detail || '');
  }
  heedTime(answer, body, sent);
  return body;
}

function heedTime(answer, body, sent) {
  const header = answer.headers.get('date');
  if (body.now) {
    learn(Date.parse(body.now), sent, 1);
  } else if (header) {
    learn(Date.parse(header) + 500, sent, 500); // the header is cut to whole seconds
  }
}

/**
 * @param {string} path
 * @param {AbortSignal} [signal]
 */
export const read = (path, signal) => ask(path, { signal });

/**
 * What is at a path, unless it is still what the entity tag names.
 *
 * @param {string} path
 * @param {string} tag empty for none
 * @returns {Promise<{tag: string, body: any} | null>} null where nothing has changed
 */
export async function readIfChanged(path, tag) {
  const answer = await fetch(path, {
    cache: 'no-store',
    headers: tag ? { 'if-none-match': tag } : {},
  });
  if (answer.status === 304) {
    return null;
  }
  if (!answer.ok) {
    throw new Problem(answer.status, answer.statusText, '');
  }
  return { tag: answer.headers.get('etag') || '', body: await answer.json() };
}

/**
 * @param {string} path
 * @param {object} body
 */
export const send = (path, body) =>
  ask(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

/**
 * @param {string} path
 * @param {File} file sent as it is
 */
export const upload = (path, file) =>
  ask(path, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: file,
  });

/**
 * A question about cases as the server reads it.
 *
 * @param {Object<string, string | string[] | number | undefined>} filter
 */
export function casesPath(filter) {
  const query = new URLSearchParams();
  Object.entries(filter).forEach(([name, value]) => {
    []
      .concat(value === undefined || value === '' ? [] : value)
      .forEach((it) => query.append(name, it));
  });
  return `/api/cases?${query}`;
}

/** @param {string} id */
export const casePath = (id) => `/api/cases/${encodeURIComponent(id)}`;
