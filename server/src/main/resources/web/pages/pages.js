import { Sales } from './sales/Sales.js';
import { Live } from './live/Live.js';

/** The pages in their order. `dated`: the days of the filter bar apply. */
export const PAGES = [
  { path: '/live', title: 'Live', Page: Live, dated: false },
  { path: '/sales', title: 'Sales', Page: Sales, dated: true },
];
