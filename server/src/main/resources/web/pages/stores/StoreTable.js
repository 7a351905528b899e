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
import { MOST } from './CompareStores.js';

const FIGURES = ['net', 'units', 'average_unit_retail', 'refunds', 'refund_rate'];

/** All stores with their figures; the boxes choose those that are compared. */
export function StoreTable({ view, name, currency, compared, rows, answer, call, ...state }) {
  const about = new Map(
    view.catalogue.stores.filter(store => store.retailer === view.retailer).map(store => [store.store, store]),
  );
  const full = rows?.map(row => ({ ...row, ...pick(about.get(row.member)) }));
  const largest = Math.max(...(rows ?? []).map(row => row.share ?? 0), 1e-9);
  const toggle = store =>
    choose(
      { with: compared.includes(store) ? compared.filter(one => one !== store) : [...compared, store].slice(-MOST) },
      { replace: true },
    );
  const columns = [
    {
      key: 'label',
      label: 'Store',
      cell: row =>
        html`<label class="option-inline"><input type="checkbox" aria-label="Compare ${row.label}" checked=${compared.includes(row.member)} onChange=${() => toggle(row.member)} /></label><button class="linklike" onClick=${() => choose({ store: row.member })}>${row.label}</button>`,
    },
    { key: 'city', label: 'City' },
    { key: 'region', label: 'Region' },
    { key: 'tier', label: 'Tier' },
    ...FIGURES.map(figure => column(figure, currency)),
    { ...changeColumn(), meaning: 'Against as many days directly before' },
    {
      key: 'share',
      label: 'Share',
      number: true,
      format: percent,
      cell: row =>
        html`<span class="share" aria-hidden="true"><i style=${{ width: `${(Math.max(row.share ?? 0, 0) / largest) * 100}%` }}></i></span> ${percent(row.share)}`,
    },
  ];
  const tools =
    call &&
    html`<${Tool} icon="file" label="CSV of all stores" hint="Save as CSV" href=${csvUrl(call)} download="stores.csv" />`;
  return html`
    <${Panel} title="All stores" hint="Tick up to ${MOST} to compare them" tools=${tools} flush=${true}>
      <${Ready} of=${answer} ...${state} height=${240} empty=${!full?.length}>
        <${Table} key=${name} caption="All stores" columns=${columns} rows=${full}
          sorted=${{ key: FIGURES.includes(name) ? name : 'net', down: true }} rowKey=${row => row.member} />
      <//>
    <//>`;
}

const pick = store => ({ city: store?.city, region: store?.region, tier: store?.tier });
