import { getAlone } from '../api/client.js';
import { day, today } from '../format/time.js';

/**
 * What there is to choose from: retailers with the days of their data, stores, products.
 *
 * @returns { retailers, stores, products, options(dimension, view) }
 */
export async function loadCatalogue() {
  // Alone, not together: index.html has asked for them while the modules were on their way.
  const [known, stores, products] = await Promise.all(['retailers', 'stores', 'products'].map(getAlone));
  const retailers = known.items.map(retailer);
  retailers.sort((a, b) => (a.last < b.last ? 1 : a.last > b.last ? -1 : a.retailer.localeCompare(b.retailer)));
  return {
    retailers,
    stores: stores.items,
    products: products.items,
    options: (name, view) => options(name, view, stores.items, products.items),
  };
}

function retailer({ retailer, timezone, first_day, last_day }) {
  const now = today(timezone);
  if (!first_day) return { retailer, timeZone: timezone, first: now, last: now, note: 'no sales' };
  // A till whose clock is fast has sold tomorrow.
  const last = last_day < now ? last_day : now;
  return { retailer, timeZone: timezone, first: first_day, last, note: `to ${day(last)}` };
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
