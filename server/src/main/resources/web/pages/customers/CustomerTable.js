import { csvUrl, path } from '../../api/client.js';
import { useMore } from '../../api/useMore.js';
import { usePage } from '../../api/usePage.js';
import { amount } from '../../format/money.js';
import { count, quantity } from '../../format/number.js';
import { day } from '../../format/time.js';
import { Panel } from '../../parts/Panel.js';
import { Segments } from '../../parts/Segments.js';
import { Failed, Ready } from '../../parts/states.js';
import { Table } from '../../parts/Table.js';
import { Tool } from '../../parts/Tool.js';
import { choose } from '../../state/location.js';
import { html } from '../../view/react.js';
import { FREQUENCIES } from './FrequencyPanel.js';

const FIRST = 50;
const ORDERS = [
  { id: 'net', label: 'Net sales' },
  { id: 'transactions', label: 'Receipts' },
  { id: 'last_on', label: 'Latest' },
];

/** The customers at the top: how much, how often, how long ago. */
export function CustomerTable({ view, frequency }) {
  const wanted = view.query.get('sort');
  const sort = ORDERS.some(one => one.id === wanted) ? wanted : 'net';
  const list = limit => path('customers', view.asked, { sort, frequency, limit });
  const { data, state } = usePage({ list: list(FIRST) });
  const { call, ...rest } = state('list');
  const { items, more, problem } = useMore(data?.list, call);
  const tools = html`
    ${frequency && html`<${Chosen} frequency=${frequency} />`}
    <${Segments} label="Listed by" value=${sort} options=${ORDERS}
      onChange=${id => choose({ sort: id === 'net' ? null : id }, { replace: true })} />
    <${Tool} icon="file" label="CSV of all customers" hint="Save all as CSV" href=${csvUrl(list(null))}
      download="customers.csv" />`;
  return html`
    <${Panel} title="Top customers" tools=${tools} flush=${true}>
      <${Ready} of=${data?.list} ...${rest} height=${240} empty=${!items?.length} emptyTitle="No known customers"
        emptyText="No receipt of these days names such a customer. Choose more days or fewer filters.">
        <${Table} caption="Top customers" columns=${COLUMNS} rows=${items ?? []} step=${items?.length}
          rowKey=${row => `${row.retailer} ${row.customer} ${row.currency}`} />
        ${problem && html`<${Failed} problem=${problem} />`}
        ${more && html`<div class="more"><button class="button" onClick=${more}>Show more</button></div>`}
      <//>
    <//>`;
}

function Chosen({ frequency }) {
  const label = 'Show customers again however often they bought';
  return html`
    <button class="tool" aria-label=${label} title=${label} aria-pressed="true"
      onClick=${() => choose({ frequency: null })}>${FREQUENCIES[frequency] ?? frequency} ✕</button>`;
}

const money = (value, row) => amount(value, row.currency);

const COLUMNS = [
  {
    key: 'customer',
    label: 'Customer',
    cell: row => html`${row.name ?? row.customer}${row.is_new && html` <span class="tag good">new</span>`}`,
  },
  { key: 'city', label: 'City' },
  { key: 'net', label: 'Net sales', number: true, format: money },
  { key: 'transactions', label: 'Receipts', number: true, format: count },
  { key: 'average_transaction_value', label: 'Average receipt', number: true, format: money },
  { key: 'units', label: 'Units', number: true, format: quantity },
  { key: 'refunds', label: 'Refunds', number: true, format: money },
  { key: 'first_on', label: 'First bought', tight: true, format: day, meaning: 'Ever, and in any store' },
  { key: 'last_on', label: 'Last bought', tight: true, format: day },
  {
    key: 'recency_days',
    label: 'Days ago',
    number: true,
    format: count,
    meaning: 'From the last receipt to the last of these days',
  },
];
