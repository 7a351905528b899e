import { Icon } from '../parts/Icon.js';
import { ThemeSwitch } from '../parts/ThemeSwitch.js';
import { Failed, Waiting } from '../parts/states.js';
import { html, render, useEffect, useState } from '../view/react.js';
import { Call } from './Call.js';
import { Description } from './description.js';
import { Prose } from './Prose.js';

const ADDRESS = '/api/openapi.json';

/** The page over the API: every call as its description tells it. */
function Reference() {
  const [state, setState] = useState({});
  const load = () => {
    setState({});
    fetch(ADDRESS)
      .then(answer => answer.json())
      .then(
        document => setState({ description: new Description(document) }),
        problem => setState({ problem }),
      );
  };
  useEffect(load, []);
  useEffect(() => {
    const id = decodeURIComponent(window.location.hash.slice(1));
    if (id && state.description) document.getElementById(id)?.scrollIntoView();
  }, [state.description]);
  return html`
    <a class="skip" href="#main">Skip to the calls</a>
    <header class="bar"><div class="bar-inner">
      <a class="brand" href="/"><${Icon} name="brand" />Haat</a>
      <nav class="pages" aria-label="Pages"><a href="/live">Dashboard</a><a href="/api" aria-current="page">API</a></nav>
      <${ThemeSwitch} />
    </div></header>
    <main id="main" class="reference" tabindex="-1">
      ${state.problem && html`<${Failed} problem=${state.problem} again=${load} />`}
      ${!state.problem && !state.description && html`<h1>API</h1><${Waiting} height=${300} />`}
      ${state.description && html`<${Contents} description=${state.description} /><${Calls} description=${state.description} />`}
    </main>`;
}

function Contents({ description }) {
  return html`<nav class="contents" aria-label="Calls">
    ${description.groups().map(
      ({ name, calls }) => html`<h2>${name}</h2>
        ${calls.map(call => html`<a href=${`#${call.id}`}>${call.path.replace('/api/v1/', '')}</a>`)}`,
    )}
  </nav>`;
}

function Calls({ description }) {
  return html`<div class="calls">
    <div class="head"><h1>API</h1><p class="push"><a href="/api/openapi.yaml">openapi.yaml</a> <a href=${ADDRESS}>openapi.json</a></p></div>
    <${Prose} text=${description.text} />
    ${description.groups().map(
      group => html`<h2>${group.name}</h2><p class="quiet">${group.description}</p>
        ${group.calls.map(call => html`<${Call} key=${call.id} call=${call} description=${description} />`)}`,
    )}
  </div>`;
}

const root = document.getElementById('app');
root.replaceChildren();
render(html`<${Reference} />`, root);
