import { Customers } from './customers/Customers.js';
import { Data } from './data/Data.js';
import { Inventory } from './inventory/Inventory.js';
import { Live } from './live/Live.js';
import { Products } from './products/Products.js';
import { Refunds } from './refunds/Refunds.js';
import { Sales } from './sales/Sales.js';
import { Stores } from './stores/Stores.js';

/**
 * The pages in their order. `dated`: the days of the filter bar apply; `narrowed`: its other filters do, or
 * only those of 'stores'.
 */
export const PAGES = [
  { path: '/live', title: 'Live', Page: Live, dated: false, narrowed: 'stores' },
  { path: '/sales', title: 'Sales', Page: Sales, dated: true },
  { path: '/products', title: 'Products', Page: Products, dated: true },
  { path: '/stores', title: 'Stores', Page: Stores, dated: true },
  { path: '/refunds', title: 'Refunds', Page: Refunds, dated: true },
  { path: '/inventory', title: 'Inventory', Page: Inventory, dated: false },
  { path: '/customers', title: 'Customers', Page: Customers, dated: true },
  { path: '/data', title: 'Data', Page: Data, dated: false, narrowed: false },
];
