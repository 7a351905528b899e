import { html, useState } from '../view/react.js';

const SEARCHED_FROM = 9;
const MOST = 200;

/**
 * Options to tick, with a search where there are many.
 *
 * @param options [{ value, label, note }]
 * @param chosen the values that are ticked
 * @param many several may be ticked
 * @param onChange(values)
 */
export function OptionList({ name, plural, options, chosen, many, onChange }) {
  const [search, setSearch] = useState('');
  // What is ticked stands first, but nothing moves while the list is open.
  const [first] = useState(chosen);
  const wanted = search.trim().toLocaleLowerCase();
  const found = wanted
    ? options.filter(one => `${one.label} ${one.note ?? ''} ${one.value}`.toLocaleLowerCase().includes(wanted))
    : options;
  const shown = [
    ...found.filter(one => first.includes(one.value)),
    ...found.filter(one => !first.includes(one.value)),
  ].slice(0, MOST);
  const tick = (value, on) =>
    onChange(many ? (on ? [...chosen, value] : chosen.filter(one => one !== value)) : on ? [value] : []);
  return html`
    ${options.length >= SEARCHED_FROM && html`<input type="search" aria-label="Search ${plural}" placeholder="Search ${options.length} ${plural}" value=${search} onInput=${event => setSearch(event.target.value)} />`}
    <div class="list" role="group" aria-label=${plural}>
      ${shown.map(
        one => html`
        <label class="option" key=${one.value}>
          <input type="checkbox" name=${name} checked=${chosen.includes(one.value)}
            onChange=${event => tick(one.value, event.target.checked)} />
          <span>${one.label}</span>${one.note && html`<small>${one.note}</small>`}
        </label>`,
      )}
      ${found.length === 0 && html`<p class="option quiet">Nothing is called that</p>`}
    </div>
    <div class="foot-row">
      <span>${found.length > MOST ? `${MOST} of ${found.length}; search for the others` : chosen.length ? `${chosen.length} chosen` : `All ${plural}`}</span>
      ${chosen.length > 0 && html`<button class="plain" onClick=${() => onChange([])}>Clear</button>`}
    </div>`;
}
