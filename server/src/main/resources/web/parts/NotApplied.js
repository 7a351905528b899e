import { days } from '../format/time.js';
import { DIMENSIONS } from '../state/dimensions.js';
import { PRESETS } from '../state/period.js';
import { html } from '../view/react.js';

/** What does not narrow this page, though the address may: nobody is to take a figure of all for one of a part. */
export function NotApplied({ view, dated, narrowed }) {
  const absent = DIMENSIONS.filter(({ of }) => !narrowed.includes(of));
  const names = [...absent.map(({ label }) => label.toLowerCase()), ...(dated ? [] : ['days'])];
  if (!names.length) return null;
  const set = absent.filter(({ name }) => view.query.has(name)).map(one => chosen(one, view));
  if (!dated) set.push(...daysOf(view));
  return html`
    <p class="not-applied small" role="note">
      ${set.map(text => html`<s key=${text}>${text}</s> `)}
      <span>${set.length ? 'not applied here, figures are of all' : `${sentence(names)} do not apply here`}</span>
    </p>`;
}

function chosen({ name, label }, view) {
  const options = view.catalogue.options(name, view);
  const values = view.query.getAll(name).map(value => options.find(one => one.value === value)?.label ?? value);
  return `${label}: ${values.join(', ')}`;
}

function daysOf({ query, period }) {
  if (!['range', 'from', 'to'].some(name => query.has(name))) return [];
  return [PRESETS.find(one => one.id === period.preset)?.label ?? days(period.from, period.to)];
}

function sentence(names) {
  const all = [names.slice(0, -1).join(', '), names.at(-1)].filter(Boolean).join(' and ');
  return all[0].toUpperCase() + all.slice(1);
}
