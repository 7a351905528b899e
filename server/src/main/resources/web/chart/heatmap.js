import { faded } from './colours.js';
import { base, tip } from './options.js';

/**
 * A field of cells whose colour is their value.
 *
 * @param rows [{ x, y, value }], x and y being places in the lists of names
 * @param exact(row) rows of the tooltip
 */
export function heatmap({ rows, across, down, exact, title }) {
  const most = Math.max(...rows.map(row => row.value), 1e-9);
  return c => ({
    ...base(c, { left: 4, right: 4, top: 4, bottom: 4 }),
    tooltip: {
      ...base(c).tooltip,
      formatter: ({ dataIndex }) => tip(title(rows[dataIndex]), exact(rows[dataIndex], c)),
    },
    xAxis: {
      type: 'category',
      data: across,
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { color: c.muted, hideOverlap: true },
    },
    yAxis: {
      type: 'category',
      data: down,
      inverse: true,
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { color: c.muted },
    },
    visualMap: { show: false, min: 0, max: most, inRange: { color: [c.inset, faded(c.accent, 0.5), c.accent] } },
    series: [
      {
        type: 'heatmap',
        data: rows.map(row => [row.x, row.y, row.value]),
        itemStyle: { borderColor: c.surface, borderWidth: 2, borderRadius: 4 },
        emphasis: { itemStyle: { borderColor: c.text } },
      },
    ],
  });
}
