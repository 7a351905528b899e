import { amount } from '../../format/money.js';
import { quantity } from '../../format/number.js';
import { moment } from '../../format/time.js';
import { ApiLink } from '../../parts/ApiLink.js';
import { Panel } from '../../parts/Panel.js';
import { Ready } from '../../parts/states.js';
import { Table } from '../../parts/Table.js';
import { html } from '../../view/react.js';

/** The last 50 sales, from events or files. */
export function LatestSales({ view, sales, call }) {
  const columns = [
    { key: 'sold_at', label: 'Sold', tight: true, sortable: false, format: at => moment(at, view.timeZone) },
    { key: 'store', label: 'Store', sortable: false, format: view.storeName },
    {
      key: 'largest_product',
      label: 'Products',
      sortable: false,
      format: (id, sale) => `${sale.largest_product_name ?? id}${sale.lines > 1 ? ` and ${sale.lines - 1} more` : ''}`,
    },
    { key: 'units', label: 'Units', number: true, sortable: false, format: quantity },
    {
      key: 'amount',
      label: 'Amount',
      number: true,
      sortable: false,
      format: (value, sale) => amount(value, sale.currency),
    },
    { key: 'transaction', label: 'Receipt', sortable: false },
  ];
  const tools = html`<${ApiLink} of="Last sales" call=${call} />`;
  return html`
    <${Panel} title="Last sales" tools=${tools} flush=${true}>
      <${Ready} of=${sales} empty=${!sales?.length} emptyTitle="No sales in the last week"
        emptyText="They show here as soon as they are in the warehouse.">
        <${Table} caption="Last sales" columns=${columns} rows=${sales} rowKey=${row => row.store + row.transaction} />
      <//>
    <//>`;
}
