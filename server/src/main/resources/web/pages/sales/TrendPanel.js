import { ChartPanel } from '../../chart/ChartPanel.js';
import { lines } from '../../chart/lines.js';
import { FigureChoice, figureOf } from '../../parts/FigureChoice.js';
import { Segments } from '../../parts/Segments.js';
import { addDays, addMonths, bucket, dayShort, month } from '../../format/time.js';
import { choose } from '../../state/location.js';
import { MEASURES } from '../../state/measures.js';
import { html, useMemo } from '../../view/react.js';
import { trendRows } from './trendRows.js';

const SHOWN = ['net', 'gross', 'refunds', 'transactions', 'units'];
const HEIGHT = 300;
const SHORT = { hour: start => start.slice(11, 16), day: dayShort, week: dayShort, month };
export const SIZES = ['hour', 'day', 'week', 'month'];

/** The course of a figure; a click on a bucket narrows the days to it. */
export function TrendPanel({ view, currency, granularity, than, data, state }) {
  const name = figureOf(view.query, SHOWN);
  const measure = MEASURES[name];
  const { rows, option, columns } = useMemo(() => {
    if (!data?.trend) return {};
    const rows = trendRows({ now: data.trend, then: than ? data.other : null, name, currency });
    const size = data.trend.granularity;
    const write = value => measure.exact(value, currency);
    return {
      rows,
      option: lines({
        rows,
        series: [
          { key: 'value', name: measure.label, tone: 'accent', area: true },
          ...(than ? [{ key: 'other', name: than, tone: 'past', dashed: true }] : []),
        ],
        short: row => SHORT[size](row.start),
        long: row => bucket(row.start, size),
        axis: value => measure.axis(value, currency),
        exact: write,
        note: row => (than && row.otherStart ? `${than}: ${bucket(row.otherStart, size)}` : null),
        height: HEIGHT,
      }),
      columns: [
        { key: 'start', label: 'From', format: start => bucket(start, size) },
        { key: 'value', label: measure.label, number: true, format: write },
        ...(than ? [{ key: 'other', label: than, number: true, format: write }] : []),
      ],
    };
  }, [data, name, currency, than]);
  const narrow = row => choose({ range: null, ...bucketDays(row.start.slice(0, 10), granularity) });
  const sold = rows?.some(row => row.value || row.other);
  const sizes = SIZES.map(id => ({ id, label: id[0].toUpperCase() + id.slice(1) }));
  const tools = html`
    <${FigureChoice} names=${SHOWN} name=${name} />
    <${Segments} label="Grouped by" value=${granularity} options=${sizes}
      onChange=${id => choose({ granularity: id }, { replace: true })} />`;
  return html`
    <${ChartPanel} title="${measure.label} over time" width="w8" height=${HEIGHT} ...${{ tools, columns, option }}
      rows=${sold ? rows : []} onPick=${granularity === 'hour' ? undefined : narrow} ...${state('trend')} />`;
}

function bucketDays(from, granularity) {
  const to = granularity === 'month' ? addMonths(from, 1) : addDays(from, granularity === 'week' ? 7 : 1);
  return { from, to };
}
