import { change, NONE } from '../format/number.js';
import { html } from '../view/react.js';

/** A change in a table: sign and colour. */
export function ChangeText({ value, rising = 'good' }) {
  if (value === null || value === undefined) return html`<span class="quiet">${NONE}</span>`;
  const tone = Math.abs(value) < 0.0005 ? 'quiet' : value > 0 === (rising === 'good') ? 'good' : 'bad';
  return html`<span class=${tone}>${change(value)}</span>`;
}

/** The column that shows it. */
export const changeColumn = (label = 'vs before', rising = 'good') => ({
  key: 'change',
  label,
  number: true,
  format: change,
  cell: row => html`<${ChangeText} value=${row.change} rising=${rising} />`,
});
