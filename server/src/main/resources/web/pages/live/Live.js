import { html } from '../../view/react.js';
export function Live() {
  return html`<h1>Live</h1>`;
}
