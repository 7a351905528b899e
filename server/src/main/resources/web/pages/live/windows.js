const MINUTE = 60_000;
export const MINUTES = 60;

const key = window => `${window.retailer}\n${window.store}\n${window.start}`;

/** Lays windows over those that are known: each tells its whole minute, so repeats and their order do not matter. */
export function lay(known, windows) {
  windows.forEach(window => known.set(key(window), window));
  return known;
}

/** Takes away what is older than an hour before the oldest minute shown. */
export function forget(known, now) {
  const oldest = firstMinute(now) - MINUTES * MINUTE;
  for (const [name, window] of known) if (Date.parse(window.start) < oldest) known.delete(name);
}

/** The first of the minutes shown, in milliseconds. */
export const firstMinute = now => Math.floor(now / MINUTE) * MINUTE - (MINUTES - 1) * MINUTE;

/**
 * Adds windows up.
 *
 * @param known windows
 * @param wanted(window) whether it counts
 * @returns { minutes: [{ at, revenue, transactions }], stores: [{ store, revenue, transactions, minutes }], revenue, transactions }
 */
export function addUp(known, now, wanted) {
  const first = firstMinute(now);
  const minutes = Array.from({ length: MINUTES }, (_, i) => ({ at: first + i * MINUTE, revenue: 0, transactions: 0 }));
  const stores = new Map();
  for (const window of known.values()) {
    const place = (Date.parse(window.start) - first) / MINUTE;
    if (place < 0 || place >= MINUTES || !wanted(window)) continue;
    let store = stores.get(window.store);
    if (!store) {
      store = { store: window.store, revenue: 0, transactions: 0, minutes: new Array(MINUTES).fill(0), last: 0 };
      stores.set(window.store, store);
    }
    add(minutes[place], window);
    add(store, window);
    store.minutes[place] += window.revenue;
    if (window.transactions) store.last = Math.max(store.last, place);
  }
  const total = { revenue: 0, transactions: 0 };
  minutes.forEach(minute => add(total, minute));
  return { ...total, minutes, stores: [...stores.values()] };
}

/** Without the running minute, which would look like a fall. */
export const wholeMinutes = ({ minutes }) => minutes.slice(0, -1);

function add(sum, { revenue, transactions }) {
  sum.revenue += revenue;
  sum.transactions += transactions;
}
