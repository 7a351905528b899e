import { ChartPanel } from '../../chart/ChartPanel.js';
import { base, figures, names, tip } from '../../chart/options.js';
import { dayLong, dayShort } from '../../format/time.js';
import { SummaryTiles } from '../../parts/SummaryTiles.js';
import { column, MEASURES } from '../../state/measures.js';
import { html, useMemo } from '../../view/react.js';
import { trendRows } from '../sales/trendRows.js';

const TILES = ['net', 'units', 'average_unit_retail', 'discounts', 'refunds', 'refund_rate'];

/** One product: its key figures, and how price and volume went together. */
export function OneProduct({ view, currency, data, state }) {
  const { rows, option, columns } = useMemo(() => {
    if (!data?.trend) return {};
    const course = name =>
      trendRows({ now: data.trend, name, currency });
    const prices = course('average_unit_retail');
    const rows = course('units').map((row, i) => ({
      start: row.start,
      units: row.value,
      average_unit_retail: prices[i].value || null,
    }));
    return {
      rows,
      option: priceAndVolume(rows, currency),
      columns: [
        { key: 'start', label: 'Day', format: dayLong },
        column('units', currency),
        column('average_unit_retail', currency),
      ],
    };
  }, [data, currency]);
  return html`
    <${SummaryTiles} summary=${data?.summary} currency=${currency} names=${TILES} />
    <${ChartPanel} title="Price and volume by day" hint="bars are units, the line is the average unit retail"
      ...${{ rows: rows?.some(row => row.units) ? rows : [], option, columns }} height=${320} ...${state('trend')} />`;
}

function priceAndVolume(rows, currency) {
  return c => ({
    ...base(c, { top: 16, right: 8 }),
    tooltip: {
      ...base(c).tooltip,
      trigger: 'axis',
      axisPointer: { type: 'shadow', shadowStyle: { color: c.inset } },
      formatter: ([{ dataIndex }]) =>
        tip(dayLong(rows[dataIndex].start), [
          [c.past, 'Units', MEASURES.units.exact(rows[dataIndex].units)],
          [
            c.accent,
            'Average unit retail',
            MEASURES.average_unit_retail.exact(rows[dataIndex].average_unit_retail, currency),
          ],
        ]),
    },
    xAxis: names(
      c,
      rows.map(row => dayShort(row.start)),
    ),
    yAxis: [
      figures(c, MEASURES.units.axis),
      {
        ...figures(c, value => MEASURES.average_unit_retail.axis(value, currency)),
        splitLine: { show: false },
        min: 0,
      },
    ],
    series: [
      {
        type: 'bar',
        data: rows.map(row => row.units),
        barMaxWidth: 18,
        itemStyle: { color: c.past, opacity: 0.55, borderRadius: [2, 2, 0, 0] },
      },
      {
        type: 'line',
        yAxisIndex: 1,
        data: rows.map(row => row.average_unit_retail),
        connectNulls: true,
        color: c.accent,
        symbolSize: 5,
        lineStyle: { width: 2 },
      },
    ],
  });
}
