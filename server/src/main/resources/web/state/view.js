import { daysBetween } from '../format/time.js';
import { filters } from './dimensions.js';
import { period } from './period.js';

/** Hours and customers of single products and categories are in no rollup: the API counts them of so many days at most. */
export const COUNTED_DAYS = 31;

/**
 * What a page shows, read from its address and the catalogue.
 *
 * `narrow` are the API's parameters of the filters, `asked` the same with the days; `detailed`: whether the API tells
 * hours and customers of them.
 */
export function viewOf(query, catalogue) {
  const wanted = query.get('retailer');
  const about = catalogue.retailers.find(one => one.retailer === wanted) ?? catalogue.retailers[0];
  const days = period(query, about.first, about.last);
  const narrow = filters(query, wanted ?? about.retailer);
  return {
    query,
    catalogue,
    narrow,
    retailer: about.retailer,
    timeZone: about.timeZone,
    first: about.first,
    last: about.last,
    period: days,
    asked: within(narrow, days),
    detailed: !(narrow.has('category') || narrow.has('product')) || daysBetween(days.from, days.to) <= COUNTED_DAYS,
    storeName: id =>
      catalogue.stores.find(store => store.retailer === about.retailer && store.store === id)?.name ?? id,
    productName: id =>
      catalogue.products.find(one => one.retailer === about.retailer && one.product === id)?.name ?? id,
  };
}

/** Parameters with these days. */
export function within(parameters, { from, to }) {
  const result = new URLSearchParams(parameters);
  result.set('from', from);
  result.set('to', to);
  return result;
}

/** The currency to show, of those in the answer: the chosen one, else the one with the largest figures. */
export function currencyOf(query, items, size = 'net') {
  const sums = new Map();
  for (const item of items ?? []) sums.set(item.currency, (sums.get(item.currency) ?? 0) + Math.abs(item[size] ?? 0));
  if (sums.has(query.get('currency'))) return query.get('currency');
  return [...sums].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'XXX';
}
