import { csvUrl, path } from '../../api/client.js';
import { useMore } from '../../api/useMore.js';
import { usePage } from '../../api/usePage.js';
import { amount, price } from '../../format/money.js';
import { count, quantity } from '../../format/number.js';
import { day } from '../../format/time.js';
import { Panel } from '../../parts/Panel.js';
import { Failed, Ready } from '../../parts/states.js';
import { Table } from '../../parts/Table.js';
import { Tool } from '../../parts/Tool.js';
import { html } from '../../view/react.js';

const FIRST = 25;

/**
 * The lines behind the numbers of a page, the newest first.
 *
 * @param asked parameters of the filters and days
 * @param more parameters of the lines alone
 */
export function LinesPanel({ view, title = 'Lines', asked, more: only, tools }) {
  const { data, state } = usePage({ lines: path('sales/lines', asked, { ...only, limit: FIRST }) });
  const { call, ...rest } = state('lines');
  const { items, more, problem } = useMore(data?.lines, call);
  const file = path('sales/lines', asked, only);
  const all = data?.lines?.lines;
  const hint = all === undefined ? 'the newest first' : `${count(all)} lines, the newest first`;
  const buttons = html`
    ${tools}
    <${Tool} icon="file" label="CSV of these lines" hint="Save all as CSV" href=${csvUrl(file)} download="lines.csv" />`;
  return html`
    <${Panel} title=${title} hint=${hint} tools=${buttons} flush=${true}>
      <${Ready} of=${data?.lines} ...${rest} height=${240} empty=${!items?.length && !more} emptyTitle="No lines here">
        <${Table} caption=${title} columns=${columns(view)} rows=${items ?? []} step=${items?.length}
          rowKey=${row => `${row.kind} ${row.store} ${row.transaction} ${row.line} ${row.product} ${row.amount}`} />
        ${problem && html`<${Failed} problem=${problem} />`}
        ${more && html`<div class="more"><button class="button" onClick=${more}>Show more</button></div>`}
      <//>
    <//>`;
}

function columns(view) {
  const fixed = column => ({ sortable: false, ...column });
  return [
    { key: 'transaction', label: 'Receipt', tight: true, cell: row => html`<${Receipt} row=${row} />` },
    { key: 'local_time', label: 'Sold', tight: true, format: at => `${day(at)}, ${at.slice(11, 16)}` },
    { key: 'store', label: 'Store', format: view.storeName },
    { key: 'product_name', label: 'Product', format: (name, row) => name ?? row.product },
    { key: 'quantity', label: 'Quantity', number: true, format: quantity },
    { key: 'unit_price', label: 'Price', number: true, format: (value, row) => price(value, row.currency) },
    { key: 'discount', label: 'Discount', number: true, format: (value, row) => amount(value, row.currency) },
    {
      key: 'amount',
      label: 'Amount',
      number: true,
      format: (value, row) => amount(row.kind === 'refund' ? -value : value, row.currency),
    },
    { key: 'customer', label: 'Customer' },
    { key: 'channel', label: 'Channel' },
    { key: 'reason', label: 'Reason' },
  ].map(fixed);
}

function Receipt({ row }) {
  if (row.kind !== 'refund') return row.transaction;
  const of = row.original_transaction && `refund of ${row.original_transaction}`;
  return html`${row.transaction} <span class="tag warn" title=${of}>refund</span>`;
}
