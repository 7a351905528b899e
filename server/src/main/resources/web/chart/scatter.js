import { faded } from './colours.js';
import { base, figures, tip } from './options.js';

/**
 * Points on two axes; their size is a third figure.
 *
 * @param rows [{ label, x, y, size }]
 * @param axes { x: { name, write, log }, y: { … } }
 * @param exact(row) rows of the tooltip
 */
export function scatter({ rows, axes, exact }) {
  const largest = Math.max(...rows.map(row => row.size), 1e-9);
  const axis = (c, { name, write, log }, more) => ({
    ...figures(c, write, { name, nameLocation: 'middle', nameTextStyle: { color: c.muted }, scale: true, ...more }),
    ...(log ? { type: 'log' } : {}),
  });
  return c => ({
    ...base(c, { left: 28, right: 16, top: 10, bottom: 26 }),
    tooltip: {
      ...base(c).tooltip,
      trigger: 'item',
      formatter: ({ dataIndex }) => tip(rows[dataIndex].label, exact(rows[dataIndex], c)),
    },
    xAxis: axis(c, axes.x, { nameGap: 28 }),
    yAxis: axis(c, axes.y, { nameGap: 44 }),
    series: [
      {
        type: 'scatter',
        data: rows.map(row => [row.x, row.y]),
        symbolSize: (_, { dataIndex }) => 6 + 26 * Math.sqrt(Math.max(rows[dataIndex].size, 0) / largest),
        itemStyle: { color: faded(c.accent, 0.35), borderColor: c.accent, borderWidth: 1 },
        cursor: 'pointer',
        emphasis: { itemStyle: { color: faded(c.accent, 0.7) } },
      },
    ],
  });
}
