const ROOT = '/api/v1/';

/** An answer that is not what was asked for: the API's own words, or that there was none. */
export class Problem extends Error {
  constructor({ status, title, detail, violations = [] }) {
    super(detail ?? title);
    Object.assign(this, { status, title, violations });
  }
}

/** The address of a call, for people and programs. */
export const url = path => ROOT + path;

/** The same call with its answer as CSV. */
export const csvUrl = path => `${ROOT}${path}${path.includes('?') ? '&' : '?'}format=csv`;

/** A path with parameters; what is null, undefined or empty is left out. */
export function path(resource, parameters, more = {}) {
  const query = new URLSearchParams(parameters);
  for (const [name, value] of Object.entries(more)) {
    query.delete(name);
    if (value !== null && value !== undefined && value !== '') query.set(name, value);
  }
  const text = query.toString();
  return text ? `${resource}?${text}` : resource;
}

/** One answer. */
export async function get(path, signal) {
  let response;
  try {
    response = await fetch(url(path), { signal, headers: { Accept: 'application/json' } });
  } catch (failed) {
    if (failed.name === 'AbortError') throw failed;
    throw new Problem({
      status: 0,
      title: 'The server does not answer',
      detail: 'The server does not answer. Is it still running?',
    });
  }
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Problem({ title: response.statusText, ...body, status: response.status });
  return body;
}
