import { addDays, days } from '../format/time.js';
import { choose } from '../state/location.js';
import { PRESETS } from '../state/period.js';
import { html } from '../view/react.js';
import { Choice } from './Choice.js';

/** Which days: a preset, or from one day to another. */
export function DateChoice({ period, first, last }) {
  const preset = PRESETS.find(one => one.id === period.preset);
  const said = days(period.from, period.to);
  const own = (from, lastDay) => {
    if (from && lastDay && from <= lastDay) choose({ range: null, from, to: addDays(lastDay, 1) });
  };
  return html`
    <${Choice} label="Days" icon="calendar" text=${preset?.label ?? said} wide=${true}>${close => html`
      <div class="presets">${PRESETS.map(
        one => html`
        <button aria-pressed=${one.id === period.preset ? 'true' : 'false'} onClick=${() => {
          choose({ range: one.id, from: null, to: null });
          close();
        }}>${one.label}</button>`,
      )}</div>
      <div class="dates">
        <label>First day<input type="date" value=${period.from} min=${first} max=${last}
          onChange=${event => own(event.target.value, addDays(period.to, -1))} /></label>
        <label>Last day<input type="date" value=${addDays(period.to, -1)} min=${first} max=${last}
          onChange=${event => own(period.from, event.target.value)} /></label>
      </div>`}
    <//>`;
}
