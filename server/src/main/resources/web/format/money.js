import { formatter } from './locale.js';
import { NONE } from './number.js';

function money(value, currency, options) {
  if (value === null || value === undefined) return NONE;
  // XXX is the code of "no currency": an amount without a sign.
  const style = currency && currency !== 'XXX' ? { style: 'currency', currency } : {};
  return formatter(Intl.NumberFormat, { ...style, ...options }).format(value);
}

/** An amount to the minor unit: £1,234.56. */
export const amount = (value, currency) => money(value, currency, { currencyDisplay: 'narrowSymbol' });

/** A price, which may have more places than the minor unit: £0.0125. */
export const price = (value, currency) =>
  money(value, currency, { currencyDisplay: 'narrowSymbol', maximumFractionDigits: 4 });

/** An amount where room is short and pennies do not matter: £1,235 or £1.23M. */
export function amountShort(value, currency) {
  const size = Math.abs(value ?? 0);
  if (size >= 1e6)
    return money(value, currency, {
      currencyDisplay: 'narrowSymbol',
      notation: 'compact',
      minimumFractionDigits: 2,
      maximumFractionDigits: 2,
    });
  return money(value, currency, {
    currencyDisplay: 'narrowSymbol',
    ...(size >= 1000 ? { maximumFractionDigits: 0 } : {}),
  });
}

/** An amount on an axis: £1.2M. */
export const amountAxis = (value, currency) =>
  money(value, currency, {
    currencyDisplay: 'narrowSymbol',
    notation: 'compact',
    maximumFractionDigits: 1,
    minimumFractionDigits: 0,
  });
