import { formatter } from './locale.js';
import { NONE } from './number.js';

// Local days and hours of a store are not instants: they are read and written as if in UTC, so that the reader's zone
// never moves them.
const UTC = { timeZone: 'UTC' };
const date = text =>
  new Date(text.length === 10 ? `${text}T00:00Z` : /Z$|[+-]\d\d:\d\d$/.test(text) ? text : `${text}Z`);

function write(text, options) {
  return text ? formatter(Intl.DateTimeFormat, options).format(date(text)) : NONE;
}

/** 3 Mar 2025 */
export const day = text => write(text, { ...UTC, day: 'numeric', month: 'short', year: 'numeric' });

/** 3 Mar */
export const dayShort = text => write(text, { ...UTC, day: 'numeric', month: 'short' });

/** Mon, 3 Mar 2025 */
export const dayLong = text =>
  write(text, { ...UTC, weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });

/** Mar 2025 */
export const month = text => write(text, { ...UTC, month: 'short', year: 'numeric' });

/** 3 Mar, 14:00 */
export const hour = text => write(text, { ...UTC, day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });

/** 14:05, of an instant in some zone. */
export const clock = (instant, timeZone) => write(instant, { timeZone, hour: '2-digit', minute: '2-digit' });

/** 14:05:09, of an instant in some zone. */
export const clockSeconds = (instant, timeZone) =>
  write(instant, { timeZone, hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** 3 Mar 2025, 14:05, of an instant in some zone. */
export const moment = (instant, timeZone) =>
  write(instant, { timeZone, day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' });

/** Mon … Sun; 1 is Monday. */
export const weekday = number =>
  formatter(Intl.DateTimeFormat, { ...UTC, weekday: 'short' }).format(new Date(Date.UTC(2024, 0, number)));

/** The days of a half-open interval, as people say them: 1 – 31 Mar 2025. */
export function days(from, to) {
  const last = addDays(to, -1);
  return last === from
    ? day(from)
    : formatter(Intl.DateTimeFormat, { ...UTC, day: 'numeric', month: 'short', year: 'numeric' }).formatRange(
        date(from),
        date(last),
      );
}

/** The start of a bucket, as its size asks for. */
export function bucket(text, granularity) {
  if (granularity === 'hour') return hour(text);
  if (granularity === 'month') return month(text);
  return granularity === 'week' ? `${dayShort(text)} – ${day(addDays(text.slice(0, 10), 6))}` : dayLong(text);
}

/** A day some days later, YYYY-MM-DD. */
export function addDays(text, number) {
  const moved = date(text);
  moved.setUTCDate(moved.getUTCDate() + number);
  return moved.toISOString().slice(0, 10);
}

/** A day some months later, the last of its month where that is shorter. */
export function addMonths(text, number) {
  const [year, month, dayOfMonth] = text.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + number + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + number, Math.min(dayOfMonth, last))).toISOString().slice(0, 10);
}

/** Days from one to another. */
export const daysBetween = (from, to) => Math.round((date(to) - date(from)) / 86_400_000);

/** Today in some zone, YYYY-MM-DD. */
export const today = timeZone => new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date());

/** Some seconds in the largest unit that suits: 40 s, 12 min, 3.5 h, 2 d. */
export function duration(seconds) {
  const [size, unit] =
    seconds < 90
      ? [1, 'second']
      : seconds < 5400
        ? [60, 'minute']
        : seconds < 129_600
          ? [3600, 'hour']
          : [86_400, 'day'];
  const options = { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: seconds < 5400 ? 0 : 1 };
  return formatter(Intl.NumberFormat, options).format(seconds / size);
}
