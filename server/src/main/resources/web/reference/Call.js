import { html, useState } from '../view/react.js';
import { Fields } from './Fields.js';
import { Prose, inline } from './Prose.js';
import { Run } from './Run.js';
import { withParameter } from './description.js';

/** One call: what it is, what it takes, what it answers, and a try. */
export function Call({ call, description }) {
  const [address, setAddress] = useState(call.example);
  const add = parameter => setAddress(withParameter(address, parameter));
  return html`<section class="panel call" id=${call.id} aria-labelledby=${`${call.id}-title`}>
    <header><h3 id=${`${call.id}-title`}><span class="tag good">${call.method}</span> ${call.path}</h3></header>
    <div class="body">
      <p>${call.summary}</p>
      <${Prose} text=${call.text} />
      ${call.parameters.length > 0 && html`<${Parameters} ...${{ call, description, add }} />`}
      ${call.body.content && html`<${Content} title="Body" part=${call.body} description=${description} />`}
      <${Answers} call=${call} description=${description} />
      <${Run} ...${{ call, address, setAddress }} />
    </div>
  </section>`;
}

function Parameters({ call, description, add }) {
  return html`<div class="wide" tabindex="0" role="group" aria-label="Parameters"><h4>Parameters</h4><table>
    <thead><tr><th scope="col">Name</th><th scope="col">Meaning</th><th scope="col">Value</th><th scope="col">Example</th></tr></thead>
    <tbody>${call.parameters.map(
      one => html`<tr>
        <td><code>${one.name}</code></td>
        <td>${inline(one.description ?? '')}</td>
        <td class="quiet">${description.type(one.schema)}${one.schema.default === undefined ? '' : `; ${one.schema.default} if left out`}</td>
        <td>${
          one.in === 'query' && one.example !== undefined
            ? html`<button class="linklike" title="Add it to the address below" onClick=${() => add(one)}>${[one.example].flat()[0]}</button>`
            : one.example
        }</td>
      </tr>`,
    )}</tbody>
  </table></div>`;
}

function Answers({ call, description }) {
  return html`<div><h4>Answers</h4>
    ${call.responses.map(
      one => html`<${Content} title=${one.status === 'default' ? 'else' : one.status} part=${one} description=${description} />`,
    )}
  </div>`;
}

/** What stands in a body: its types, and the fields of the first of them that has some. */
function Content({ title, part, description }) {
  const types = Object.entries(part.content ?? {});
  const schema = types.map(([, one]) => one.schema ?? {}).find(one => description.within(one));
  return html`<details>
    <summary><code>${title}</code> ${inline(part.description ?? '')} <span class="quiet">${types.map(([type]) => type).join(', ')}</span></summary>
    ${schema && html`<${Fields} schema=${schema} description=${description} />`}
  </details>`;
}
