import { ChartPanel } from '../../chart/ChartPanel.js';
import { lines } from '../../chart/lines.js';
import { bucket, dayShort, month } from '../../format/time.js';
import { choose } from '../../state/location.js';
import { column, MEASURES } from '../../state/measures.js';
import { bucketDays } from '../../state/period.js';
import { html, useMemo } from '../../view/react.js';
import { trendRows } from '../sales/trendRows.js';

export const MOST = 4;
const TONES = ['accent', 'far', 'past', 'text'];

/** The stores that the address names, else the first ones. */
export function storesToCompare(view) {
  const named = view.query.getAll('with').slice(0, MOST);
  const chosen = view.query.getAll('store');
  if (named.length) return named;
  if (chosen.length > 1) return chosen.slice(0, MOST);
  return view.catalogue
    .options('store', view)
    .slice(0, 3)
    .map(option => option.value);
}

/** A few stores over time; a click narrows the days. */
export function CompareStores({ view, name, currency, granularity, compared, data, state }) {
  const measure = MEASURES[name];
  const label = measure.label.toLowerCase();
  const { rows, option, columns } = useMemo(() => {
    if (!compared.length || !compared.every(store => data?.[`trend:${store}`])) return {};
    const series = compared.map(store => trendRows({ now: data[`trend:${store}`], name, currency }));
    const rows = series[0].map(({ start }, i) =>
      Object.fromEntries([['start', start], ...compared.map((store, s) => [store, series[s][i].value])]),
    );
    return {
      rows,
      option: lines({
        rows,
        series: compared.map((store, i) => ({ key: store, name: view.storeName(store), tone: TONES[i] })),
        short: row => (granularity === 'month' ? month : dayShort)(row.start),
        long: row => bucket(row.start, granularity),
        axis: value => measure.axis(value, currency),
        exact: value => measure.exact(value, currency),
      }),
      columns: [
        { key: 'start', label: 'From', format: start => bucket(start, granularity) },
        ...compared.map(store => column(name, currency, { key: store, label: view.storeName(store) })),
      ],
    };
  }, [data, name, currency, compared.join()]);
  const failed = compared.map(store => state(`trend:${store}`)).find(one => one.problem);
  const first = compared[0] ? state(`trend:${compared[0]}`) : {};
  return html`
    <${ChartPanel} title="Stores compared" hint="${label} over time" ...${{ rows, option, columns }} height=${280}
      onPick=${row => choose({ range: null, ...bucketDays(row.start.slice(0, 10), granularity) })}
      ...${failed ?? first} answer=${compared.length ? rows : []}
      emptyTitle="No stores to compare" emptyText="Tick stores in the table below." />`;
}
