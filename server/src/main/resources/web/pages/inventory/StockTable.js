import { csvUrl } from '../../api/client.js';
import { useMore } from '../../api/useMore.js';
import { count, NONE, percent, quantity, ratio } from '../../format/number.js';
import { moment } from '../../format/time.js';
import { Panel } from '../../parts/Panel.js';
import { Failed, Ready } from '../../parts/states.js';
import { Table } from '../../parts/Table.js';
import { Tool } from '../../parts/Tool.js';
import { choose } from '../../state/location.js';
import { html } from '../../view/react.js';
import { COVERS } from './CoverPanel.js';

const TONES = { A: 'tag good', B: 'tag', C: 'tag' };

/**
 * Products in stores: what is low first, then what does not last long.
 *
 * @param answer the first page; further ones are asked for here
 * @param file the path of the call for all of them
 */
export function StockTable({ view, cover, low, totals, file, answer, call, ...state }) {
  const { items, more, problem } = useMore(answer, call);
  const tools = html`
    ${cover && html`<${Chosen} name="cover" value=${COVERS[cover] ?? cover} />`}
    <button class="tool" aria-pressed=${String(Boolean(low))}
      onClick=${() => choose({ low_stock: low ? null : 'true' }, { replace: true })}>Low stock only (${count(totals.low)})</button>
    <${Tool} icon="file" label="CSV of the stock" hint="Save all as CSV" href=${csvUrl(file)}
      download="stock.csv" />`;
  return html`
    <${Panel} title="Stock" hint="low stock first, then what lasts least" tools=${tools} flush=${true}>
      <${Ready} of=${answer} ...${state} height=${240} empty=${!items?.length} emptyTitle="Nothing to list"
        emptyText="No product in these stores is of that kind. Take a filter away.">
        <${Table} caption="Stock" columns=${columns(view, answer?.stores_to_come > 0)} rows=${items ?? []} step=${items?.length}
          rowKey=${row => `${row.retailer} ${row.store} ${row.product}`} />
        ${problem && html`<${Failed} problem=${problem} />`}
        ${more && html`<div class="more"><button class="button" onClick=${more}>Show more</button></div>`}
      <//>
    <//>`;
}

function Chosen({ name, value }) {
  const label = `Show stock of every ${name} again`;
  return html`
    <button class="tool" aria-label=${label} title=${label} aria-pressed="true"
      onClick=${() => choose({ [name]: null })}>${value} ✕</button>`;
}

/** @param counting nothing sold may mean that it is not counted yet */
function columns(view, counting) {
  const paced = write => (value, row) => (counting && !row.units_sold ? NONE : write(value));
  return [
    {
      key: 'product_name',
      label: 'Product',
      cell: row => html`
        <button class="linklike" onClick=${() => choose({ product: row.product })}>${row.product_name ?? row.product}</button>
        ${row.low_stock && html` <span class="tag bad">low</span>`}`,
    },
    {
      key: 'store',
      label: 'Store',
      cell: row =>
        html`<button class="linklike" onClick=${() => choose({ store: row.store })}>${view.storeName(row.store)}</button>`,
    },
    { key: 'category', label: 'Category' },
    { key: 'stock', label: 'Stock', number: true, format: quantity },
    { key: 'reorder_level', label: 'Reorder level', number: true, format: quantity },
    { key: 'days_of_cover', label: 'Days of cover', number: true, format: paced(ratio) },
    { key: 'units_per_day', label: 'Units a day', number: true, format: paced(ratio) },
    { key: 'sell_through', label: 'Sell-through', number: true, format: paced(percent) },
    {
      key: 'abc',
      label: 'Class',
      cell: row =>
        counting && !row.units_sold ? NONE : html`<span class=${TONES[row.abc]}>${row.abc}</span>`,
    },
    { key: 'event_time', label: 'Told', tight: true, format: at => moment(at, view.timeZone) },
  ];
}
