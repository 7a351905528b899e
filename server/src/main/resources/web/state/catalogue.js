import { getAlone } from '../api/client.js';
import { day, daysBetween, today } from '../format/time.js';

/**
 * What there is to choose from: retailers with the days of their data, stores, products. The first retailer, which is shown
 * where none is named, is the one with most days of sales, counted in each of its stores: not one that began today.
 *
 * @returns { retailers, stores, products, options(dimension, view) }
 */
export async function loadCatalogue() {
  // Alone, not together: index.html has asked for them while the modules were on their way.
  const [known, stores, products] = await Promise.all(['retailers', 'stores', 'products'].map(getAlone));
  const retailers = known.items.map(retailer);
  retailers.sort((a, b) => b.storeDays - a.storeDays || a.retailer.localeCompare(b.retailer));
  return {
    retailers,
    stores: stores.items,
    products: products.items,
    options: (name, view) => options(name, view, stores.items, products.items),
  };
}

function retailer({ retailer, stores, timezone, first_day, last_day }) {
  const now = today(timezone);
  if (!first_day) return { retailer, timeZone: timezone, first: now, last: now, storeDays: 0, note: 'no sales' };
  // A till whose clock is fast has sold tomorrow.
  const last = last_day < now ? last_day : now;
  const storeDays = stores * (daysBetween(first_day, last) + 1);
  return { retailer, timeZone: timezone, first: first_day, last, storeDays, note: `to ${day(last)}` };
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
