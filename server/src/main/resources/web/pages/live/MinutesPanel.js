import { ChartPanel } from '../../chart/ChartPanel.js';
import { lines } from '../../chart/lines.js';
import { clock } from '../../format/time.js';
import { MEASURES } from '../../state/measures.js';
import { html, useMemo } from '../../view/react.js';
import { wholeMinutes } from './windows.js';

const DAY = 86_400_000;
const HEIGHT = 300;
const SERIES = [
  { key: 'revenue', name: 'Now', tone: 'accent', area: true },
  { key: 'yesterday', name: 'Yesterday', tone: 'past', dashed: true },
  { key: 'week', name: 'Last week', tone: 'far', dashed: true },
];

/** Revenue of each whole minute beside the same minute of yesterday and of last week. */
export function MinutesPanel({ view, live, sum, currency, call }) {
  const rows = wholeMinutes(sum).map(({ at, revenue }) => ({ at: new Date(at).toISOString(), revenue }));
  const yesterday = useMemo(() => byStart(live.yesterday, currency), [live, currency]);
  const week = useMemo(() => byStart(live.week_before, currency), [live, currency]);
  for (const row of rows) {
    row.yesterday = yesterday.get(Date.parse(row.at) - DAY) ?? 0;
    row.week = week.get(Date.parse(row.at) - 7 * DAY) ?? 0;
  }
  const key = JSON.stringify(rows);
  const write = value => MEASURES.sales.exact(value, currency);
  const minute = row => clock(row.at, view.timeZone);
  const option = useMemo(
    () =>
      lines({
        rows,
        series: SERIES,
        short: minute,
        long: minute,
        axis: value => MEASURES.sales.axis(value, currency),
        exact: write,
        height: HEIGHT,
        still: true,
      }),
    [key, currency],
  );
  const columns = [
    { key: 'at', label: 'Minute', format: at => clock(at, view.timeZone) },
    ...SERIES.map(one => ({ key: one.key, label: one.name, number: true, format: write })),
  ];
  return html`
    <${ChartPanel} title="Revenue per minute" hint="whole minutes" width="w8" answer=${live} height=${HEIGHT}
      ...${{ rows, option, columns, call }} />`;
}

const byStart = (items, currency) =>
  new Map(items.filter(item => item.currency === currency).map(item => [Date.parse(item.start), item.revenue]));
