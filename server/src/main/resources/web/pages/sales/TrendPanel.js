import { ChartPanel } from '../../chart/ChartPanel.js';
import { lines } from '../../chart/lines.js';
import { FigureChoice, figureOf } from '../../parts/FigureChoice.js';
import { Segments } from '../../parts/Segments.js';
import { bucket, dayShort, month } from '../../format/time.js';
import { choose } from '../../state/location.js';
import { MEASURES } from '../../state/measures.js';
import { bucketDays } from '../../state/period.js';
import { html, useMemo } from '../../view/react.js';
import { inSlot, slotName } from './slot.js';
import { trendRows } from './trendRows.js';

export const SHOWN = ['net', 'gross', 'refunds', 'transactions', 'units'];
const HEIGHT = 300;
const SHORT = { hour: start => start.slice(11, 16), day: dayShort, week: dayShort, month };
export const SIZES = ['hour', 'day', 'week', 'month'];

/**
 * The course of a figure; a click on a bucket narrows the days to it.
 *
 * @param slot the hour of the week that is meant, or null for all
 */
export function TrendPanel({ view, currency, granularity, than, slot, data, state }) {
  const name = figureOf(view.query, SHOWN);
  const measure = MEASURES[name];
  const { rows, option, columns } = useMemo(() => {
    if (!data?.trend) return {};
    const size = data.trend.granularity;
    const keep = slot && size === 'hour' ? start => inSlot(slot, start) : undefined;
    const rows = trendRows({ now: data.trend, then: than ? data.other : null, name, currency, keep });
    const short = keep ? dayShort : SHORT[size];
    const write = value => measure.exact(value, currency);
    return {
      rows,
      option: lines({
        rows,
        series: [
          { key: 'value', name: measure.label, tone: 'accent', area: true },
          ...(than ? [{ key: 'other', name: than, tone: 'past', dashed: true }] : []),
        ],
        short: row => short(row.start),
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
  }, [data, name, currency, than, slot?.weekday, slot?.hour]);
  const narrow = row => choose({ range: null, ...bucketDays(row.start.slice(0, 10), granularity) });
  const sold = rows?.some(row => row.value || row.other);
  const sizes = SIZES.map(id => ({ id, label: id[0].toUpperCase() + id.slice(1) }));
  const tools = html`
    ${slot && html`<${ChosenSlot} slot=${slot} />`}
    <${FigureChoice} names=${SHOWN} name=${name} />
    <${Segments} label="Grouped by" value=${granularity} options=${sizes}
      onChange=${id => choose({ granularity: id, weekday: null, hour: null }, { replace: true })} />`;
  return html`
    <${ChartPanel} title="${measure.label} over time" width="w8" height=${HEIGHT} ...${{ tools, columns, option }}
      rows=${sold ? rows : []} onPick=${granularity === 'hour' ? undefined : narrow} ...${state('trend')} />`;
}

function ChosenSlot({ slot }) {
  const label = `Show every hour again, not only ${slotName(slot)}`;
  return html`
    <button class="tool" aria-label=${label} title=${label} aria-pressed="true"
      onClick=${() => choose({ weekday: null, hour: null })}>${slotName(slot)} ✕</button>`;
}
