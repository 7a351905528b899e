import { ChartPanel } from '../../chart/ChartPanel.js';
import { trend } from '../../chart/trend.js';
import { Segments } from '../../parts/Segments.js';
import { bucket, addDays, addMonths } from '../../format/time.js';
import { choose } from '../../state/location.js';
import { MEASURES } from '../../state/measures.js';
import { html, useMemo } from '../../view/react.js';
import { trendRows } from './trendRows.js';

const SHOWN = ['net', 'gross', 'refunds', 'transactions', 'units'];
const SIZES = ['hour', 'day', 'week', 'month'];

/** The course of a figure; a click on a bucket narrows the days to it. */
export function TrendPanel({ view, currency, granularity, than, otherPeriod, data, state }) {
  const name = SHOWN.includes(view.query.get('measure')) ? view.query.get('measure') : 'net';
  const measure = MEASURES[name];
  const { rows, option, columns } = useMemo(() => {
    if (!data?.trend) return {};
    const rows = trendRows({ items: data.trend.items, others: than ? data.other?.items : null, period: view.period, otherPeriod, granularity, name, currency });
    const write = value => measure.exact(value, currency);
    return {
      rows,
      option: trend({ rows, measure, currency, granularity, than: data.other && than, label: measure.label }),
      columns: [
        { key: 'start', label: 'From', format: start => bucket(start, granularity) },
        { key: 'value', label: measure.label, number: true, format: write },
        ...(than ? [{ key: 'other', label: than, number: true, format: write }] : []),
      ],
    };
  }, [data, name, currency, granularity, than]);
  const narrow = row => choose({ range: null, ...bucketDays(row.start.slice(0, 10), granularity) });
  const sold = rows?.some(row => row.value || row.other);
  const tools = html`
    <${Segments} label="Figure" value=${name} options=${SHOWN.map(id => ({ id, label: MEASURES[id].label.replace(' sales', '') }))} onChange=${id => choose({ measure: id }, { replace: true })} />
    <${Segments} label="Grouped by" value=${granularity} options=${SIZES.map(id => ({ id, label: id[0].toUpperCase() + id.slice(1) }))} onChange=${id => choose({ granularity: id }, { replace: true })} />`;
  return html`<${ChartPanel} title=${`${measure.label} over time`} width="w8" height=${300} tools=${tools} columns=${columns} rows=${sold ? rows : []} option=${option}
    onPick=${granularity === 'hour' ? undefined : narrow} ...${state('trend', data)} />`;
}

function bucketDays(from, granularity) {
  const to = granularity === 'month' ? addMonths(from, 1) : addDays(from, granularity === 'week' ? 7 : 1);
  return { from, to };
}
