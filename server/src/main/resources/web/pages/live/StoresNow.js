import { amount } from '../../format/money.js';
import { count } from '../../format/number.js';
import { ApiLink } from '../../parts/ApiLink.js';
import { Panel } from '../../parts/Panel.js';
import { Ready } from '../../parts/states.js';
import { Table } from '../../parts/Table.js';
import { choose } from '../../state/location.js';
import { html } from '../../view/react.js';

/** What each store sold in the last hour. */
export function StoresNow({ view, sum, currency, call }) {
  const columns = [
    {
      key: 'store',
      label: 'Store',
      cell: ({ store }) =>
        html`<button class="linklike" onClick=${() => choose({ store })}>${view.storeName(store)}</button>`,
    },
    { key: 'revenue', label: 'Revenue', number: true, format: value => amount(value, currency) },
    { key: 'transactions', label: 'Sales', number: true, format: count },
  ];
  const tools = html`<${ApiLink} of="Stores now" call=${call} />`;
  return html`
    <${Panel} title="Stores now" tools=${tools} hint="last 60 minutes" width="w4" flush=${true}>
      <${Ready} of=${sum} empty=${!sum.stores.length} emptyTitle="No events in the last hour"
        emptyText="Send some with ./haat produce --rate 20 --for 60s.">
        <${Table} caption="Stores now" columns=${columns} rows=${sum.stores} height=${314}
          sorted=${{ key: 'revenue', down: true }} rowKey=${row => row.store} />
      <//>
    <//>`;
}
