import { ChartPanel } from '../../chart/ChartPanel.js';
import { barsAndLine } from '../../chart/barsAndLine.js';
import { dayLong, dayShort } from '../../format/time.js';
import { SummaryTiles } from '../../parts/SummaryTiles.js';
import { choose } from '../../state/location.js';
import { column, writing } from '../../state/measures.js';
import { bucketDays } from '../../state/period.js';
import { html, useMemo } from '../../view/react.js';
import { trendRows } from '../sales/trendRows.js';

const TILES = ['net', 'units', 'average_unit_retail', 'discounts', 'refunds', 'refund_rate'];

/** One product: its key figures, and how price and volume went together; a click narrows the days. */
export function OneProduct({ currency, data, state }) {
  const { rows, option, columns } = useMemo(() => {
    if (!data?.trend) return {};
    const course = name => trendRows({ now: data.trend, name, currency });
    const prices = course('average_unit_retail');
    const rows = course('units').map(({ start, value }, i) => ({
      start,
      units: value,
      average_unit_retail: prices[i].value || null,
    }));
    const option = barsAndLine({
      rows,
      bars: { key: 'units', ...writing('units') },
      line: { key: 'average_unit_retail', ...writing('average_unit_retail', currency) },
      short: row => dayShort(row.start),
      long: row => dayLong(row.start),
    });
    const first = { key: 'start', label: 'Day', format: dayLong };
    return { rows, option, columns: [first, column('units'), column('average_unit_retail', currency)] };
  }, [data, currency]);
  const { problem, again } = state('summary');
  return html`
    <${SummaryTiles} summary=${data?.summary} names=${TILES} ...${{ currency, problem, again }} />
    <${ChartPanel} title="Price and volume by day" hint="bars are units, the line is the average unit retail"
      rows=${rows?.some(row => row.units) ? rows : []} ...${{ option, columns }} height=${320}
      onPick=${row => choose({ range: null, ...bucketDays(row.start.slice(0, 10), 'day') })} ...${state('trend')} />`;
}
