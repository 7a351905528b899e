import { ChartPanel } from '../../chart/ChartPanel.js';
import { lines } from '../../chart/lines.js';
import { bucket, dayShort, month } from '../../format/time.js';
import { choose } from '../../state/location.js';
import { column, MEASURES } from '../../state/measures.js';
import { bucketDays } from '../../state/period.js';
import { ApiLink } from '../../parts/ApiLink.js';
import { html, useMemo } from '../../view/react.js';
import { trendRows } from '../sales/trendRows.js';

export const MOST = 4;
const USUAL = 3;
const TONES = ['accent', 'far', 'past', 'text'];

/** The stores that the address names to be compared, if it does. */
export function namedStores({ query }) {
  const named = query.getAll('with');
  const chosen = query.getAll('store');
  return named.length ? named.slice(0, MOST) : chosen.length > 1 ? chosen.slice(0, MOST) : null;
}

/** Those with the largest net sales, of rows of stores; undefined before there are any. */
export const largestStores = rows =>
  rows &&
  [...rows]
    .sort((a, b) => b.net - a.net)
    .slice(0, USUAL)
    .map(row => row.member);

/**
 * A few stores over time; a click narrows the days.
 *
 * @param compared their ids, undefined before they are known
 * @param courses answers of sales/timeseries by store
 * @param courseOf(store) the path of its call
 */
export function CompareStores({ view, name, currency, granularity, compared, courses, courseOf, ...state }) {
  const measure = MEASURES[name];
  const label = measure.label.toLowerCase();
  const { rows, option, columns } = useMemo(() => {
    if (!compared?.every(store => courses?.[store])) return {};
    if (!compared.length) return { rows: [] };
    const series = compared.map(store => trendRows({ now: courses[store], name, currency }));
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
  }, [courses, name, currency, compared?.join()]);
  // The API adds stores up: each has a call of its own.
  const links = compared?.map(store => {
    const of = view.storeName(store);
    return html`
      <${ApiLink} key=${store} of="Stores compared, ${of}" call=${courseOf(store)} hint="The API's answer for ${of}" />`;
  });
  return html`
    <${ChartPanel} title="Stores compared" hint="${label} over time" ...${{ rows, option, columns }} height=${280}
      onPick=${row => choose({ range: null, ...bucketDays(row.start.slice(0, 10), granularity) })}
      links=${links} ...${state} answer=${rows}
      emptyTitle="No stores to compare" emptyText="Tick stores in the table below." />`;
}
