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

const MOST_AT_ONCE = 32;
let waiting = [];

/** One answer. All that is asked for in one go, whatever parts of a page ask, is sent as one request. */
export function get(path, signal) {
  return new Promise((answer, fail) => {
    if (!waiting.length) queueMicrotask(sendAll);
    waiting.push({ path, signal, answer, fail });
  });
}

/** One answer, asked for by itself: a GET, which the browser keeps by its ETag and may have been told of before. */
export function getAlone(path) {
  return new Promise((answer, fail) => send([{ path, answer, fail }]));
}

function sendAll() {
  const asked = waiting;
  waiting = [];
  while (asked.length) send(asked.splice(0, MOST_AT_ONCE));
}

async function send(asked) {
  const abort = new AbortController();
  for (const one of asked) {
    one.signal?.addEventListener('abort', () => {
      if (asked.every(other => other.signal?.aborted)) abort.abort(one.signal.reason);
      one.fail(one.signal.reason);
    });
  }
  try {
    const replies = asked.length === 1 ? [await alone(asked[0].path, abort.signal)] : await together(asked, abort.signal);
    asked.forEach((one, i) => settle(one, replies[i]));
  } catch (failed) {
    asked.forEach(one => one.fail(failed));
  }
}

function settle({ answer, fail }, { status, body }) {
  if (status === 200) answer(body);
  else fail(new Problem({ ...body, status }));
}

function alone(path, signal) {
  return fetched(url(path), { signal });
}

async function together(asked, signal) {
  const requests = asked.map(one => one.path);
  const { status, body } = await fetched(url('batch'), {
    method: 'POST',
    signal,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ requests }),
  });
  if (status !== 200) throw new Problem({ ...body, status });
  return body.answers;
}

async function fetched(address, options) {
  let response;
  try {
    response = await fetch(address, options);
  } catch (failed) {
    if (failed.name === 'AbortError') throw failed;
    throw new Problem({
      status: 0,
      title: 'The server does not answer',
      detail: 'The server does not answer. Is it still running?',
    });
  }
  const body = await response.json().catch(() => ({}));
  return { status: response.status, body: response.ok ? body : { title: response.statusText, ...body } };
}
