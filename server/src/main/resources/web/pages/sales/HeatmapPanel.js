import { ChartPanel } from '../../chart/ChartPanel.js';
import { heatmap } from '../../chart/heatmap.js';
import { weekday } from '../../format/time.js';
import { choose } from '../../state/location.js';
import { column, MEASURES } from '../../state/measures.js';
import { html, useMemo } from '../../view/react.js';
import { slotName } from './slot.js';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];
const OPENING = [9, 20];

/** When in the week it is sold; a click shows the course of one hour of the week. */
export function HeatmapPanel({ name, currency, slot, data, ...state }) {
  const measure = MEASURES[name];
  const { rows, option, columns } = useMemo(() => {
    if (!data?.heatmap) return {};
    const hours = hoursOf(data.heatmap.items);
    const rows = cells(data.heatmap.items, hours, name, currency);
    const exact = (row, c) => [
      [c.accent, measure.label, measure.exact(row.value, currency)],
      [null, 'Transactions', MEASURES.transactions.exact(row.transactions)],
    ];
    return {
      rows,
      option: heatmap({ rows, across: hours.map(String), down: WEEKDAYS.map(weekday), exact, title: row => row.slot }),
      columns: [
        { key: 'slot', label: 'Hour of the week' },
        column(name, currency, { key: 'value' }),
        column('transactions'),
      ],
    };
  }, [data, name, currency]);
  const sold = rows?.some(row => row.value);
  const pick = row => {
    const again = slot?.weekday === row.weekday && slot?.hour === row.hour;
    choose(again ? { weekday: null, hour: null } : { weekday: row.weekday, hour: row.hour });
  };
  return html`
    <${ChartPanel} title="${measure.label} by hour and weekday" hint="in the stores' time" height=${250}
      onPick=${pick} ...${{ option, columns }} rows=${sold ? rows : []} ...${state} />`;
}

/** All hours between the first and the last with sales, at least those at which shops are open. */
function hoursOf(items) {
  const sold = items.map(item => item.hour);
  const [first, last] = [Math.min(OPENING[0], ...sold), Math.max(OPENING[1], ...sold)];
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

function cells(items, hours, name, currency) {
  const found = new Map(
    items.filter(item => item.currency === currency).map(item => [`${item.weekday} ${item.hour}`, item]),
  );
  return WEEKDAYS.flatMap((day, y) =>
    hours.map((hour, x) => {
      const item = found.get(`${day} ${hour}`);
      const when = { weekday: day, hour };
      return { x, y, ...when, slot: slotName(when), value: item?.[name] ?? 0, transactions: item?.transactions ?? 0 };
    }),
  );
}
