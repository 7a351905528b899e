import { change as written } from '../format/number.js';
import { html } from '../view/react.js';
import { Sparkline } from './Sparkline.js';

/**
 * One key figure.
 *
 * @param exact the figure with all its places, for whoever points at it or reads it by program
 * @param meaning how it is computed, a sentence
 * @param changes [{ value, than, title }]: value is a part of what was before, null where nothing was
 * @param rising 'good', 'bad', or 'neutral': what more of it means
 */
export function Tile({ label, value, exact, meaning, changes = [], rising = 'good', points, children }) {
  return html`
    <article class="tile">
      <h3 title=${meaning}>${label}</h3>
      <data value=${String(exact ?? '')} title=${String(exact ?? '')}>${value}</data>
      ${changes.map(one => html`<${Change} ...${one} rising=${rising} />`)}
      ${children}
      ${points?.length > 1 && html`<${Sparkline} points=${points} />`}
    </article>`;
}

/** How much more or less: an arrow, a sign and a colour say the same. */
export function Change({ value, than, title, rising = 'good' }) {
  if (value === null || value === undefined) return html`<p title=${title}>– ${than}</p>`;
  const tone =
    Math.abs(value) < 0.0005 || rising === 'neutral' ? '' : value > 0 === (rising === 'good') ? 'good' : 'bad';
  const arrow = value > 0 ? '▲' : value < 0 ? '▼' : '＝';
  return html`<p title=${title}><b class=${tone}><span aria-hidden="true">${arrow} </span>${written(value)}</b> ${than}</p>`;
}

/** Tiles in one row, or in two of the same length where they are many. */
export function Tiles({ number, children }) {
  return html`<div class="tiles" style=${{ '--columns': number <= 7 ? number : Math.ceil(number / 2) }}>${children}</div>`;
}
