import { count } from '../format/number.js';
import { choose } from '../state/location.js';
import { DIMENSIONS, noFilters, numberOfFilters } from '../state/dimensions.js';
import { html, useState } from '../view/react.js';
import { Choice } from './Choice.js';
import { DateChoice } from './DateChoice.js';
import { NotApplied } from './NotApplied.js';
import { OptionList } from './OptionList.js';

/** What the page is narrowed to. Every choice is in the address at once. */
export function FilterBar({ view, dated, narrowed }) {
  const [open, setOpen] = useState(false);
  const { catalogue, retailer } = view;
  return html`
    <form class="filters ${open ? 'open' : ''}" role="search" aria-label="Filters"
      onSubmit=${event => event.preventDefault()}>
      <div class="filters-inner">
        ${
          catalogue.retailers.length > 1 &&
          html`
          <${Choice} label="Retailer" text=${retailer}>${close => html`
            <${OptionList} name="retailer" plural="retailers"
              options=${catalogue.retailers.map(one => ({ value: one.retailer, label: one.retailer, note: one.note }))}
              chosen=${[retailer]} onChange=${([value]) => {
                if (value) choose({ ...noFilters(), retailer: value });
                close();
              }} />`}
          <//>`
        }
        ${dated && html`<${DateChoice} period=${view.period} first=${view.first} last=${view.last} />`}
        ${narrowed.length > 0 && html`<${Narrowing} ...${{ view, narrowed, open, setOpen }} />`}
        <${NotApplied} ...${{ view, dated, narrowed }} />
      </div>
    </form>`;
}

function Narrowing({ view, narrowed, open, setOpen }) {
  const offered = DIMENSIONS.filter(({ of }) => narrowed.includes(of));
  const set = numberOfFilters(view.query);
  const applied = offered.filter(({ name }) => view.query.has(name)).length;
  return html`
    <button type="button" class="button filters-toggle" aria-expanded=${open ? 'true' : 'false'}
      onClick=${() => setOpen(!open)}>Filters${applied ? ` (${applied})` : ''}</button>
    ${offered.map(dimension => html`<${DimensionChoice} key=${dimension.name} ...${{ dimension, view }} />`)}
    ${set > 0 && html`<button type="button" class="plain" onClick=${() => choose(noFilters())}>Clear filters</button>`}`;
}

function DimensionChoice({ dimension, view }) {
  const chosen = view.query.getAll(dimension.name);
  const options = view.catalogue.options(dimension.name, view);
  if (!chosen.length && options.length < 2) return null;
  const label = value => options.find(one => one.value === value)?.label ?? value;
  const text =
    chosen.length === 0
      ? dimension.label
      : chosen.length === 1
        ? `${dimension.label}: ${label(chosen[0])}`
        : `${dimension.label}: ${count(chosen.length)}`;
  return html`
    <${Choice} rare=${true} label=${dimension.label} text=${text} set=${chosen.length > 0}>${() => html`
      <${OptionList} name=${dimension.name} plural=${dimension.plural} many=${dimension.many} options=${options}
        chosen=${chosen}
        onChange=${values => choose({ [dimension.name]: values })} />`}
    <//>`;
}
