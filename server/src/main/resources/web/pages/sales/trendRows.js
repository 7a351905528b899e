import { buckets } from '../../state/period.js';

/**
 * One row for each bucket of the days, sold or not, beside the bucket at the same place of other days.
 *
 * @param now answer of sales/timeseries; its days are those of the answer, not those that are asked for meanwhile
 * @param then the same of other days, or null
 * @param keep(start) which buckets are meant
 */
export function trendRows({ now, then, name, currency, keep = () => true }) {
  const values = byStart(now.items, currency);
  const others = then && byStart(then.items, currency);
  const otherStarts = then ? buckets(then, now.granularity).filter(keep) : [];
  const starts = buckets(now, now.granularity).filter(keep);
  return starts.map((start, i) => ({
    start,
    value: values.get(start)?.[name] ?? 0,
    otherStart: otherStarts[i] ?? null,
    other: otherStarts[i] ? (others.get(otherStarts[i])?.[name] ?? 0) : null,
  }));
}

const byStart = (items, currency) =>
  new Map(items.filter(item => item.currency === currency).map(item => [item.start.slice(0, 16), item]));
