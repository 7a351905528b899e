import { amount, amountAxis, amountShort } from '../format/money.js';
import { count, countShort, percent, quantity, quantityShort, ratio } from '../format/number.js';

const money = { exact: amount, short: amountShort, axis: amountAxis };
const counted = { exact: count, short: countShort, axis: countShort };

/**
 * The key figures, by the names that the API gives them. `exact`, `short` and `axis` write a value, given its currency;
 * `rising` says what more of it means. docs/metrics.md has the formulas.
 */
export const MEASURES = {
  net: { label: 'Net sales', rising: 'good', meaning: 'Sales after discounts, less refunds', ...money },
  sales: { label: 'Sales', rising: 'good', meaning: 'What was sold, after discounts and before refunds', ...money },
  gross: {
    label: 'Gross sales',
    rising: 'good',
    meaning: 'Price times quantity, before discounts and refunds',
    ...money,
  },
  discounts: { label: 'Discounts', rising: 'neutral', meaning: 'Taken off the price at the sale', ...money },
  refunds: { label: 'Refunds', rising: 'bad', meaning: 'Paid back, on the day of the refund', ...money },
  transactions: {
    label: 'Transactions',
    rising: 'good',
    meaning: 'Receipts with at least one line of sale',
    ...counted,
  },
  units: {
    label: 'Units',
    rising: 'good',
    meaning: 'Quantity sold',
    exact: quantity,
    short: quantityShort,
    axis: quantityShort,
  },
  refund_lines: { label: 'Refunded lines', rising: 'bad', meaning: 'Lines that were paid back', ...counted },
  refund_units: {
    label: 'Refunded units',
    rising: 'bad',
    meaning: 'Quantity that came back, as far as it is known',
    exact: quantity,
    short: quantityShort,
    axis: quantityShort,
  },
  average_transaction_value: {
    label: 'Average transaction',
    rising: 'good',
    meaning: 'Sales divided by transactions',
    exact: amount,
    short: amount,
    axis: amountAxis,
  },
  units_per_transaction: {
    label: 'Units per transaction',
    rising: 'good',
    meaning: 'Units divided by transactions',
    exact: ratio,
    short: ratio,
    axis: ratio,
  },
  average_unit_retail: {
    label: 'Average unit retail',
    rising: 'good',
    meaning: 'Sales divided by units',
    exact: amount,
    short: amount,
    axis: amountAxis,
  },
  refund_rate: {
    label: 'Refund rate',
    rising: 'bad',
    meaning: 'Refunds as a part of sales',
    exact: percent,
    short: percent,
    axis: percent,
  },
};

/** A column of a table for one of them. */
export function column(name, currency, more = {}) {
  const { label, exact, meaning } = MEASURES[name];
  return { key: name, label, meaning, number: true, format: value => exact(value, currency), ...more };
}

/** Its name, and how a chart writes its values. */
export function writing(name, currency) {
  const { label, axis, exact } = MEASURES[name];
  return { name: label, axis: value => axis(value, currency), exact: value => exact(value, currency) };
}
