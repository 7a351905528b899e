import { html } from '../view/react.js';

/** The course of a figure, without axes. What it shows is also in a chart, so it is not read out. */
export function Sparkline({ points }) {
  const low = Math.min(...points, 0);
  const high = Math.max(...points, 0);
  const span = high - low || 1;
  const place = (value, i) =>
    `${((i / (points.length - 1)) * 100).toFixed(2)},${(27 - ((value - low) / span) * 25).toFixed(2)}`;
  const line = points.map(place).join(' ');
  return html`
    <svg class="spark" viewBox="0 0 100 28" preserveAspectRatio="none" aria-hidden="true">
      <path d="M0,28 L${line.replaceAll(' ', ' L')} L100,28 Z" fill="currentColor" opacity="0.12" />
      <path d="M${line.replaceAll(' ', ' L')}" fill="none" stroke="currentColor" stroke-width="1.5"
        vector-effect="non-scaling-stroke" />
    </svg>`;
}
