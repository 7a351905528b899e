import { base, figures, names, tip } from './options.js';

/**
 * One figure as bars and another one as a line over them, each with an axis of its own.
 *
 * @param bars, line { key, name, axis(value), exact(value) }
 * @param short(row), long(row) how the time is written on the axis and in the tooltip
 */
export function barsAndLine({ rows, bars, line, short, long }) {
  return c => ({
    ...base(c, { top: 16, right: 8 }),
    tooltip: {
      ...base(c).tooltip,
      trigger: 'axis',
      axisPointer: { type: 'shadow', shadowStyle: { color: c.inset } },
      formatter: ([{ dataIndex }]) => {
        const row = rows[dataIndex];
        return tip(long(row), [
          [c.past, bars.name, bars.exact(row[bars.key])],
          [c.accent, line.name, line.exact(row[line.key])],
        ]);
      },
    },
    xAxis: names(c, rows.map(short)),
    yAxis: [figures(c, bars.axis), figures(c, line.axis, { splitLine: { show: false }, min: 0 })],
    series: [
      {
        type: 'bar',
        data: rows.map(row => row[bars.key]),
        barMaxWidth: 18,
        itemStyle: { color: c.past, opacity: 0.55, borderRadius: [2, 2, 0, 0] },
      },
      {
        type: 'line',
        yAxisIndex: 1,
        data: rows.map(row => row[line.key]),
        connectNulls: true,
        color: c.accent,
        symbolSize: 5,
        showSymbol: rows.length < 60,
        lineStyle: { width: 2 },
      },
    ],
  });
}
