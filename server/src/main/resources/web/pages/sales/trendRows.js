import { buckets } from '../../state/period.js';

/**
 * One row for each bucket of the days, sold or not, beside the bucket at the same place of other days.
 *
 * @param items of sales/timeseries, of the chosen days and of the others (or null)
 */
export function trendRows({ items, others, period, otherPeriod, granularity, name, currency }) {
  const now = byStart(items, currency);
  const then = others && byStart(others, currency);
  const otherStarts = then ? buckets(otherPeriod, granularity) : [];
  return buckets(period, granularity).map((start, i) => ({
    start,
    value: now.get(start)?.[name] ?? 0,
    otherStart: otherStarts[i] ?? null,
    other: then && otherStarts[i] ? (then.get(otherStarts[i])?.[name] ?? 0) : null,
  }));
}

const byStart = (items, currency) => new Map(items.filter(item => item.currency === currency).map(item => [item.start.slice(0, 16), item]));
