import { Segments } from './Segments.js';
import { choose } from '../state/location.js';
import { html } from '../view/react.js';

/** Which currency is shown, where there are several: they are never added. */
export function CurrencyChoice({ items, currency }) {
  const all = [...new Set((items ?? []).map(item => item.currency))].sort();
  if (all.length < 2) return null;
  return html`<${Segments} label="Currency" value=${currency} options=${all.map(id => ({ id, label: id }))} onChange=${id => choose({ currency: id }, { replace: true })} />`;
}
