import { csvUrl } from '../../api/client.js';
import { percent } from '../../format/number.js';
import { changeColumn } from '../../parts/ChangeText.js';
import { Panel } from '../../parts/Panel.js';
import { Ready } from '../../parts/states.js';
import { Table } from '../../parts/Table.js';
import { Tool } from '../../parts/Tool.js';
import { choose } from '../../state/location.js';
import { column } from '../../state/measures.js';
import { html } from '../../view/react.js';

const TONES = { A: 'tag good', B: 'tag', C: 'tag' };

/** All products with their figures. */
export function ProductTable({ view, rows, name, currency, answer, call, ...state }) {
  const about = new Map(
    view.catalogue.products.filter(one => one.retailer === view.retailer).map(one => [one.product, one]),
  );
  const full = rows?.map(row => ({ ...row, category: about.get(row.member)?.category }));
  const columns = [
    {
      key: 'label',
      label: 'Product',
      cell: row =>
        html`<button class="linklike" onClick=${() => choose({ product: row.member })}>${row.label}</button>`,
    },
    { key: 'member', label: 'Id' },
    { key: 'category', label: 'Category' },
    { key: 'abc', label: 'Class', cell: row => html`<span class=${TONES[row.abc]}>${row.abc}</span>` },
    ...['net', 'units', 'average_unit_retail', 'refunds', 'refund_rate'].map(figure => column(figure, currency)),
    { ...changeColumn(), meaning: 'Against as many days directly before' },
    { key: 'share', label: 'Share', number: true, format: percent },
  ];
  const tools =
    call &&
    html`<${Tool} icon="file" label="CSV of all products" hint="Save as CSV" href=${csvUrl(call)} download="products.csv" />`;
  return html`
    <${Panel} title="All products" tools=${tools} flush=${true}>
      <${Ready} of=${answer} ...${state} height=${240} empty=${!full?.length}>
        <${Table} key=${name} caption="All products" columns=${columns} rows=${full} sorted=${{ key: name, down: true }}
          rowKey=${row => row.member} />
      <//>
    <//>`;
}
