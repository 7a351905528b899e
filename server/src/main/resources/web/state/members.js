const SHARE_OF_A = 0.8;
const SHARE_OF_B = 0.95;

/**
 * Rows for the members of a dimension, those with most of a figure first.
 *
 * @param items of sales/by/{dimension}
 * @param past the same of the days before, or null
 * @returns the items with label, value, share of the whole, change against the days before (null where there was nothing), and
 *     abc: the members that make up 80 per cent of the whole are A, the next 15 per cent B, the others C
 */
export function members({ items, past, currency, name = 'net' }) {
  const earlier = new Map(
    (past ?? []).filter(item => item.currency === currency).map(item => [item.member, item[name]]),
  );
  const rows = items
    .filter(item => item.currency === currency)
    .map(item => ({ ...item, label: item.name ?? item.member ?? 'Not said', value: item[name] ?? 0 }));
  rows.sort((a, b) => b.value - a.value);
  const whole = rows.reduce((sum, row) => sum + Math.max(row.value, 0), 0);
  let upToHere = 0;
  for (const row of rows) {
    row.share = whole ? row.value / whole : null;
    row.abc = upToHere < SHARE_OF_A * whole ? 'A' : upToHere < SHARE_OF_B * whole ? 'B' : 'C';
    upToHere += Math.max(row.value, 0);
    row.cumulative = whole ? upToHere / whole : null;
    const before = earlier.get(row.member);
    row.change = past && before ? (row.value - before) / Math.abs(before) : null;
  }
  return rows;
}
