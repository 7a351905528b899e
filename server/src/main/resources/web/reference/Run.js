import { html, useState } from '../view/react.js';

const MOST_SHOWN = 20_000;

/** A call that can be made from here, and the same for a terminal. */
export function Run({ call, address, setAddress }) {
  const [answer, setAnswer] = useState(null);
  const runs = call.method === 'GET' && !isStream(call);
  const run = async event => {
    event.preventDefault();
    setAnswer({ text: '…' });
    const begun = performance.now();
    try {
      const response = await fetch(address);
      const text = await response.text();
      setAnswer({ status: response.status, milliseconds: performance.now() - begun, text: pretty(text) });
    } catch (failed) {
      setAnswer({ text: `The server does not answer: ${failed.message}` });
    }
  };
  return html`<div>
    <h4>Example</h4>
    ${
      runs &&
      html`<form class="run" onSubmit=${run}>
        <input aria-label=${`Address of ${call.path}`} value=${address} onInput=${event => setAddress(event.target.value)} spellcheck="false" />
        <button class="button">Run</button>
      </form>`
    }
    <pre tabindex="0" aria-label="The same for a terminal">${curl(call, address)}</pre>
    ${
      answer &&
      html`<p class="small quiet" role="status">${answer.status ? `${answer.status} in ${Math.round(answer.milliseconds)} ms` : ''}</p>
        <pre class="answer" tabindex="0" aria-label="Answer">${answer.text}</pre>`
    }
  </div>`;
}

const isStream = call => call.responses.some(one => one.content?.['text/event-stream']);

function curl(call, address) {
  const url = `'${window.location.origin}${address}'`;
  if (call.method === 'GET') return `curl ${isStream(call) ? '-N ' : ''}${url}`;
  const [type, body] = Object.entries(call.body.content ?? {})[0] ?? [];
  const data = body ? ` -H 'Content-Type: ${type}' -d '${JSON.stringify(body.example ?? {})}'` : '';
  return `curl -X ${call.method}${data} ${url}`;
}

function pretty(text) {
  let shown = text;
  try {
    shown = JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    // Not JSON: shown as it came.
  }
  return shown.length > MOST_SHOWN ? `${shown.slice(0, MOST_SHOWN)}\n… and ${shown.length - MOST_SHOWN} characters more` : shown;
}
