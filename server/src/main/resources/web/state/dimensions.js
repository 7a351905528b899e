/** What a view can be narrowed by, in the order of the filter bar. `many`: several values mean any of them. */
export const DIMENSIONS = [
  { name: 'region', label: 'Region', plural: 'regions', of: 'stores', many: true },
  { name: 'city', label: 'City', plural: 'cities', of: 'stores', many: true },
  { name: 'tier', label: 'Tier', plural: 'tiers', of: 'stores', many: true },
  { name: 'store', label: 'Store', plural: 'stores', of: 'stores', many: true },
  { name: 'category', label: 'Category', plural: 'categories', of: 'products', many: false },
  { name: 'product', label: 'Product', plural: 'products', of: 'products', many: false },
];

/** The parameters of the address that narrow the view beside its days. */
export const FILTERS = ['retailer', ...DIMENSIONS.map(dimension => dimension.name)];

/** The retailer and the chosen filters of an address, as parameters of the API. */
export function filters(query, retailer) {
  const chosen = new URLSearchParams({ retailer });
  for (const { name } of DIMENSIONS) for (const value of query.getAll(name)) chosen.append(name, value);
  return chosen;
}

/** How many filters are set, the retailer aside. */
export const numberOfFilters = query => DIMENSIONS.reduce((sum, { name }) => sum + (query.has(name) ? 1 : 0), 0);

/** Changes that take all filters away but the retailer. */
export const noFilters = () => Object.fromEntries(DIMENSIONS.map(({ name }) => [name, null]));
