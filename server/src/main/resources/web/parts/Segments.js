import { html } from '../view/react.js';

/** A few words of which one holds. */
export function Segments({ label, value, options, onChange }) {
  return html`
    <div class="segments" role="group" aria-label=${label}>
      ${options.map(one => html`<button key=${one.id} class="tool" aria-pressed=${one.id === value ? 'true' : 'false'} onClick=${() => onChange(one.id)}>${one.label}</button>`)}
    </div>`;
}
