import { bucket, dayShort, month } from '../format/time.js';
import { faded } from './colours.js';
import { base, figures, names, tip } from './options.js';

/**
 * A figure over time beside the same figure of other days.
 *
 * @param rows [{ start, value, other }]; other is null where nothing is compared
 * @param measure one of MEASURES
 * @param than what the other days are called, or null
 */
export function trend({ rows, measure, currency, granularity, than, label }) {
  const short = { hour: start => start.slice(11, 16), month }[granularity] ?? dayShort;
  return c => ({
    ...base(c, { right: than ? 84 : 64, top: 14 }),
    tooltip: {
      ...base(c).tooltip,
      trigger: 'axis',
      axisPointer: { lineStyle: { color: c.strong } },
      formatter: ([{ dataIndex }]) => {
        const row = rows[dataIndex];
        const lines = [[c.accent, label, measure.exact(row.value, currency)]];
        if (than) lines.push([c.past, than, measure.exact(row.other, currency)]);
        return tip(bucket(row.start, granularity), lines, than && row.otherStart ? `${than}: ${bucket(row.otherStart, granularity)}` : null);
      },
    },
    xAxis: names(c, rows.map(row => short(row.start)), { boundaryGap: false }),
    yAxis: figures(c, value => measure.axis(value, currency)),
    series: [
      line(c.accent, label, rows.map(row => row.value), { areaStyle: { color: faded(c.accent, 0.09) }, z: 3 }),
      ...(than ? [line(c.past, than, rows.map(row => row.other), { lineStyle: { color: c.past, width: 1.5, type: [4, 3] } })] : []),
    ],
  });
}

/** A line whose name stands at its end. */
export function line(colour, name, data, more = {}) {
  return {
    type: 'line', name, data, color: colour, symbol: 'circle', symbolSize: 6, showSymbol: data.length === 1, connectNulls: false,
    lineStyle: { color: colour, width: 2 },
    endLabel: { show: true, formatter: '{a}', color: colour, fontSize: 12, distance: 6 },
    labelLayout: { moveOverlap: 'shiftY' },
    emphasis: { disabled: true }, ...more,
  };
}
