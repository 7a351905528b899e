import { Customers } from './customers/Customers.js';
import { Data } from './data/Data.js';
import { Inventory } from './inventory/Inventory.js';
import { Live } from './live/Live.js';
import { Products } from './products/Products.js';
import { Refunds } from './refunds/Refunds.js';
import { Sales } from './sales/Sales.js';
import { Stores } from './stores/Stores.js';

const ALL = ['stores', 'products'];

/**
 * The pages in their order. `dated`: the days of the filter bar apply; `narrowed`: what its other filters are of that do.
 */
export const PAGES = [
  { path: '/live', title: 'Live', Page: Live, dated: false, narrowed: ['stores'] },
  { path: '/sales', title: 'Sales', Page: Sales, dated: true, narrowed: ALL },
  { path: '/products', title: 'Products', Page: Products, dated: true, narrowed: ALL },
  { path: '/stores', title: 'Stores', Page: Stores, dated: true, narrowed: ALL },
  { path: '/refunds', title: 'Refunds', Page: Refunds, dated: true, narrowed: ALL },
  { path: '/inventory', title: 'Inventory', Page: Inventory, dated: false, narrowed: ALL },
  { path: '/customers', title: 'Customers', Page: Customers, dated: true, narrowed: ALL },
  { path: '/data', title: 'Data', Page: Data, dated: false, narrowed: [] },
];
