import { ChartPanel } from '../../chart/ChartPanel.js';
import { faded } from '../../chart/colours.js';
import { base, figures, tip } from '../../chart/options.js';
import { count, percent } from '../../format/number.js';
import { choose } from '../../state/location.js';
import { column, MEASURES } from '../../state/measures.js';
import { html, useMemo } from '../../view/react.js';

/** How much of the whole the first products make up: A to 80 per cent, B to 95, C the others; a click picks a product. */
export function AbcPanel({ rows, name, currency, ...state }) {
  const { option, columns, hint } = useMemo(() => {
    if (!rows) return {};
    const of = abc => rows.filter(row => row.abc === abc).length;
    return {
      hint: `${count(of('A'))} products make 80 %, ${count(of('A') + of('B'))} make 95 %, ${count(of('C'))} the rest`,
      option: curve(rows, name, currency),
      columns: [
        { key: 'label', label: 'Product' },
        { key: 'abc', label: 'Class' },
        column(name, currency, { key: 'value' }),
        { key: 'cumulative', label: 'Up to here', number: true, format: percent },
      ],
    };
  }, [rows, name, currency]);
  return html`
    <${ChartPanel} title="ABC" width="w5" ...${{ hint, rows, option, columns }} height=${320}
      onPick=${row => choose({ product: row.member })} ...${state} />`;
}

function curve(rows, name, currency) {
  return c => {
    const end = abc => rows.filter(row => row.abc <= abc).length;
    const area = (from, to, abc, opacity) => [
      {
        xAxis: from,
        itemStyle: { color: faded(c.accent, opacity) },
        label: { show: to > from, formatter: abc, position: 'insideBottom', color: c.muted },
      },
      { xAxis: to },
    ];
    return {
      ...base(c, { top: 14, right: 14 }),
      tooltip: {
        ...base(c).tooltip,
        trigger: 'axis',
        axisPointer: { lineStyle: { color: c.strong } },
        formatter: ([{ dataIndex }]) => {
          const row = rows[dataIndex];
          return tip(row.label, [
            [c.accent, MEASURES[name].label, MEASURES[name].exact(row.value, currency)],
            [null, 'Class', row.abc],
            [null, 'Products up to here', count(dataIndex + 1)],
            [null, 'Make up', percent(row.cumulative)],
          ]);
        },
      },
      xAxis: {
        type: 'value',
        min: 0,
        max: rows.length,
        axisLine: { lineStyle: { color: c.strong } },
        splitLine: { show: false },
        axisLabel: { color: c.muted, formatter: count, hideOverlap: true, showMaxLabel: false },
      },
      yAxis: figures(c, value => percent(value).replace(/[.,]0/, ''), { min: 0, max: 1 }),
      series: [
        {
          type: 'line',
          data: rows.map((row, i) => [i + 1, row.cumulative]),
          showSymbol: false,
          color: c.accent,
          lineStyle: { width: 2 },
          markArea: {
            silent: true,
            data: [
              area(0, end('A'), 'A', 0.16),
              area(end('A'), end('B'), 'B', 0.08),
              area(end('B'), rows.length, 'C', 0.02),
            ],
          },
        },
      ],
    };
  };
}
