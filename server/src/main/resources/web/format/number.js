import { formatter } from './locale.js';

/** What stands where nothing is known. */
export const NONE = '–';

function number(value, options) {
  return value === null || value === undefined || Number.isNaN(value)
    ? NONE
    : formatter(Intl.NumberFormat, options).format(value);
}

/** A count: 12,345. */
export const count = value => number(value, { maximumFractionDigits: 0 });

/** A count in little room: 12.3K. */
export const countShort = value =>
  Math.abs(value) < 10000 ? count(value) : number(value, { notation: 'compact', maximumSignificantDigits: 3 });

/** A quantity, which may be of weighed goods: 12,345.25. */
export const quantity = value => number(value, { maximumFractionDigits: 3 });

/** A quantity in little room. */
export const quantityShort = value =>
  Math.abs(value) < 1000 ? number(value, { maximumFractionDigits: 1 }) : countShort(value);

/** A ratio with two places: 2.35. */
export const ratio = value => number(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** A part of a whole, 0.0512 being 5.1 %. */
export const percent = value => number(value, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** A change as a part of what was before, with its sign. */
export const change = value =>
  number(value, { style: 'percent', signDisplay: 'exceptZero', maximumFractionDigits: Math.abs(value) < 0.1 ? 1 : 0 });
