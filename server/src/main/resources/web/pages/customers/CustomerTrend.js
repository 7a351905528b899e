import { ChartPanel } from '../../chart/ChartPanel.js';
import { lines } from '../../chart/lines.js';
import { count, countShort, percent } from '../../format/number.js';
import { bucket, dayShort, month } from '../../format/time.js';
import { choose } from '../../state/location.js';
import { bucketDays } from '../../state/period.js';
import { html, useMemo } from '../../view/react.js';

const HEIGHT = 280;

/** New and returning customers over time; a click narrows the days. */
export function CustomerTrend({ trend, ...state }) {
  const { rows, option, columns } = useMemo(() => {
    if (!trend) return {};
    const size = trend.granularity;
    const write = row => bucket(row.start, size);
    return {
      rows: trend.items,
      option: lines({
        rows: trend.items,
        series: [
          { key: 'customers', name: 'All', tone: 'accent', area: true },
          { key: 'returning', name: 'Returning', tone: 'past', dashed: true },
          { key: 'new', name: 'New', tone: 'good' },
        ],
        short: row => (size === 'month' ? month : dayShort)(row.start),
        long: write,
        axis: countShort,
        exact: count,
        note: row => `${percent(row.repeat_rate)} bought more than once`,
        height: HEIGHT,
      }),
      columns: [
        { key: 'start', label: 'From', format: (start, row) => write(row) },
        ...[
          ['customers', 'Customers'],
          ['new', 'New'],
          ['returning', 'Returning'],
          ['repeat', 'More than once'],
        ].map(([key, label]) => ({ key, label, number: true, format: count })),
        { key: 'repeat_rate', label: 'Repeat rate', number: true, format: percent },
      ],
    };
  }, [trend]);
  const narrow = row => choose({ range: null, ...bucketDays(row.start, trend.granularity) });
  return html`
    <${ChartPanel} title="Customers over time" hint="each counts once in a ${trend?.granularity ?? 'day'}" width="w8" height=${HEIGHT}
      ...${{ option, columns }} rows=${rows ?? []} onPick=${narrow} ...${state} emptyTitle="No known customers"
      emptyText="No receipt of these days names its customer. Choose more days or fewer filters." />`;
}
