import { get, path } from '../api/client.js';
import { addMonths, day, today } from '../format/time.js';

/**
 * What there is to choose from: retailers with the days of their data, stores, products.
 *
 * @returns { retailers, stores, products, options(dimension, view) }
 */
export async function loadCatalogue() {
  const [stores, products] = await Promise.all([get('stores'), get('products')]);
  const names = [...new Set(stores.items.map(store => store.retailer))];
  const retailers = await Promise.all(names.map(name => retailer(name, stores.items)));
  retailers.sort((a, b) => (a.last < b.last ? 1 : a.last > b.last ? -1 : a.retailer.localeCompare(b.retailer)));
  return {
    retailers,
    stores: stores.items,
    products: products.items,
    options: (name, view) => options(name, view, stores.items, products.items),
  };
}

async function retailer(name, stores) {
  const timeZone = stores.find(store => store.retailer === name)?.timezone ?? 'UTC';
  const starts = async parameters => {
    const { items } = await get(path('sales/timeseries', { retailer: name, ...parameters }));
    return items.filter(item => item.lines || item.refund_lines).map(item => item.start.slice(0, 10));
  };
  const now = today(timeZone);
  const months = await starts({ granularity: 'month', from: '1990-01-01', to: '2051-01-01' });
  if (!months.length) return { retailer: name, timeZone, first: now, last: now, note: 'no sales' };
  const latest = months[months.length - 1];
  const days = await starts({ granularity: 'day', from: latest, to: addMonths(latest, 1) });
  const end = days[days.length - 1];
  const last = end < now ? end : now;
  return { retailer: name, timeZone, first: months[0], last, note: `to ${day(last)}` };
}

/** The values of a dimension that fit what else is chosen. */
function options(name, { query, retailer }, stores, products) {
  if (name === 'category')
    return unique(
      products.filter(one => one.retailer === retailer),
      'category',
    );
  if (name === 'product') {
    const category = query.get('category');
    return products
      .filter(one => one.retailer === retailer && (!category || one.category === category))
      .map(one => ({ value: one.product, label: one.name ?? one.product, note: one.name ? one.product : '' }));
  }
  const fitting = stores.filter(
    store =>
      store.retailer === retailer &&
      ['region', 'city', 'tier'].every(other => other === name || fits(query, other, store)),
  );
  if (name !== 'store') return unique(fitting, name);
  return fitting.map(store => ({
    value: store.store,
    label: store.name ?? store.store,
    note: [store.city, store.name && store.store].filter(Boolean).join(' · '),
  }));
}

const fits = (query, name, store) => !query.has(name) || query.getAll(name).includes(store[name]);

function unique(items, name) {
  const values = [...new Set(items.map(item => item[name]).filter(Boolean))].sort((a, b) =>
    a.localeCompare(b, undefined, { numeric: true }),
  );
  return values.map(value => ({ value, label: value }));
}
