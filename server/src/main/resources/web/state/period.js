import { addDays, addMonths, daysBetween } from '../format/time.js';

const startOfMonth = day => `${day.slice(0, 7)}-01`;
const startOfQuarter = day => addMonths(startOfMonth(day), -((Number(day.slice(5, 7)) - 1) % 3));

/** Ranges of days that end with the last day that has data. Intervals are half-open, as everywhere in the API. */
export const PRESETS = [
  { id: 'today', label: 'Today', range: last => [last, addDays(last, 1)] },
  { id: 'yesterday', label: 'Yesterday', range: last => [addDays(last, -1), last] },
  { id: '7d', label: 'Last 7 days', range: last => [addDays(last, -6), addDays(last, 1)] },
  { id: '28d', label: 'Last 28 days', range: last => [addDays(last, -27), addDays(last, 1)] },
  { id: '30d', label: 'Last 30 days', range: last => [addDays(last, -29), addDays(last, 1)] },
  { id: '90d', label: 'Last 90 days', range: last => [addDays(last, -89), addDays(last, 1)] },
  { id: 'month', label: 'This month', range: last => [startOfMonth(last), addDays(last, 1)] },
  { id: 'last-month', label: 'Last month', range: last => [addMonths(startOfMonth(last), -1), startOfMonth(last)] },
  { id: 'quarter', label: 'This quarter', range: last => [startOfQuarter(last), addDays(last, 1)] },
  { id: 'year', label: 'This year', range: last => [`${last.slice(0, 4)}-01-01`, addDays(last, 1)] },
  { id: '12m', label: 'Last 12 months', range: last => [addDays(addMonths(last, -12), 1), addDays(last, 1)] },
  { id: 'all', label: 'All days', range: (last, first) => [first, addDays(last, 1)] },
];

export const USUAL = '28d';
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const isDay = text => DAY.test(text ?? '') && !Number.isNaN(Date.parse(text)) && addDays(text, 0) === text;

/** The days that the address asks for: its own from and to, else a preset counted back from the last day. */
export function period(query, first, last) {
  const from = query.get('from');
  const to = query.get('to');
  if (isDay(from) && isDay(to) && from < to) return { from, to, preset: null };
  const preset = PRESETS.find(one => one.id === query.get('range')) ?? PRESETS.find(one => one.id === USUAL);
  const [start, end] = preset.range(last, first);
  return { from: start, to: end, preset: preset.id };
}

/** As many days, directly before. */
export const before = ({ from, to }) => ({ from: addDays(from, -daysBetween(from, to)), to: from });

/** The same dates of the year before, by the first and the last day. */
export const yearBefore = ({ from, to }) => ({
  from: addMonths(from, -12),
  to: addDays(addMonths(addDays(to, -1), -12), 1),
});

/** The size of a bucket that makes a readable chart of these days. */
export function usualGranularity({ from, to }) {
  const length = daysBetween(from, to);
  if (length <= 3) return 'hour';
  if (length <= 100) return 'day';
  return length <= 400 ? 'week' : 'month';
}

/** The days of a bucket, by its first one. */
export function bucketDays(from, granularity) {
  const to = granularity === 'month' ? addMonths(from, 1) : addDays(from, granularity === 'week' ? 7 : 1);
  return { from, to };
}

/** The starts of all buckets of these days, as the API writes them. */
export function buckets({ from, to }, granularity) {
  const starts = [];
  let day = from;
  if (granularity === 'week') day = addDays(from, -((new Date(`${from}T00:00Z`).getUTCDay() + 6) % 7));
  if (granularity === 'month') day = startOfMonth(from);
  while (day < to) {
    if (granularity === 'hour')
      for (let hour = 0; hour < 24; hour++) starts.push(`${day}T${String(hour).padStart(2, '0')}:00`);
    else starts.push(`${day}T00:00`);
    day = granularity === 'month' ? addMonths(day, 1) : addDays(day, granularity === 'week' ? 7 : 1);
  }
  return starts;
}
