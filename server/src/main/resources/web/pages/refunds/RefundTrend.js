import { ChartPanel } from '../../chart/ChartPanel.js';
import { barsAndLine } from '../../chart/barsAndLine.js';
import { bucket, dayShort, month } from '../../format/time.js';
import { choose } from '../../state/location.js';
import { column, writing } from '../../state/measures.js';
import { bucketDays } from '../../state/period.js';
import { html, useMemo } from '../../view/react.js';
import { trendRows } from '../sales/trendRows.js';

/** Refunds and their rate over time; a click narrows the days. */
export function RefundTrend({ data, currency, state }) {
  const { rows, option, columns } = useMemo(() => {
    if (!data?.trend) return {};
    const size = data.trend.granularity;
    const rates = trendRows({ now: data.trend, name: 'refund_rate', currency });
    const rows = trendRows({ now: data.trend, name: 'refunds', currency }).map(({ start, value }, i) => ({
      start,
      refunds: value,
      refund_rate: rates[i].value,
    }));
    const option = barsAndLine({
      rows,
      bars: { key: 'refunds', ...writing('refunds', currency) },
      line: { key: 'refund_rate', ...writing('refund_rate') },
      short: row => (size === 'month' ? month : dayShort)(row.start),
      long: row => bucket(row.start, size),
    });
    const first = { key: 'start', label: 'From', format: start => bucket(start, size) };
    return { rows, option, columns: [first, column('refunds', currency), column('refund_rate')] };
  }, [data, currency]);
  const narrow = row => choose({ range: null, ...bucketDays(row.start.slice(0, 10), data.trend.granularity) });
  return html`
    <${ChartPanel} title="Refunds over time" hint="bars are refunds, the line is their rate" height=${280}
      rows=${rows?.some(row => row.refunds) ? rows : []} ...${{ option, columns }} onPick=${narrow} ...${state('trend')}
      emptyTitle="No refunds" emptyText="Nothing was paid back in these days." />`;
}
