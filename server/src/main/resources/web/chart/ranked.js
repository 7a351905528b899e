import { base, tip } from './options.js';

const ROW = 26;

/** How high a chart of so many bars is. */
export const rankedHeight = rows => Math.max(rows * ROW + 16, 90);

/**
 * Bars under one another, the first on top, each with its name before and its value behind.
 *
 * @param rows [{ label, value, note }]
 * @param write(value) short; exact(row) rows of the tooltip
 */
export function ranked({ rows, write, exact }) {
  const low = Math.min(0, ...rows.map(row => row.value));
  return c => ({
    ...base(c, { left: 4, right: 64, top: 4, bottom: 4 }),
    tooltip: {
      ...base(c).tooltip,
      trigger: 'axis',
      axisPointer: { type: 'shadow', shadowStyle: { color: c.inset } },
      formatter: ([{ dataIndex }]) => tip(rows[dataIndex].label, exact(rows[dataIndex], c)),
    },
    xAxis: { type: 'value', show: false, min: low },
    yAxis: {
      type: 'category',
      inverse: true,
      data: rows.map(row => row.label),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { color: c.text, width: 150, overflow: 'truncate', interval: 0 },
    },
    series: [
      {
        type: 'bar',
        data: rows.map(row => row.value),
        barMaxWidth: 14,
        barCategoryGap: '35%',
        itemStyle: { color: c.accent, borderRadius: [0, 3, 3, 0] },
        emphasis: { itemStyle: { color: c.accent } },
        cursor: 'pointer',
        label: { show: true, position: 'right', color: c.muted, fontSize: 12, formatter: ({ value }) => write(value) },
      },
    ],
  });
}
