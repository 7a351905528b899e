import { html } from '../view/react.js';
import { inline } from './Prose.js';

/** The fields of an object; what lies within a field stands below it, behind its name. */
export function Fields({ schema, description }) {
  return html`<div class="wide" tabindex="0" role="group" aria-label="Fields"><table>
    <thead><tr><th scope="col">Field</th><th scope="col">Meaning</th><th scope="col">Type</th></tr></thead>
    <tbody>${rows(schema, description, '')}</tbody>
  </table></div>`;
}

function rows(schema, description, before) {
  return description.fields(schema).flatMap(({ name, schema: field }) => {
    const inner = description.within(field);
    const list = field.type === 'array';
    const row = html`<tr>
      <td><code>${before}${name}${list ? '[]' : ''}</code></td>
      <td>${inline(field.description ?? '')}</td>
      <td class="quiet">${inner && list ? 'list' : description.type(field)}</td>
    </tr>`;
    return inner ? [row, ...rows(inner, description, `${before}${name}${list ? '[]' : ''}.`)] : [row];
  });
}
