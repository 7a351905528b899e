import { weekday } from '../../format/time.js';

/** The hour of the week that the address names, { weekday, hour }, or null. */
export function slotOf(query) {
  const [day, hour] = [Number(query.get('weekday')), Number(query.get('hour') ?? NaN)];
  return day >= 1 && day <= 7 && hour >= 0 && hour <= 23 ? { weekday: day, hour } : null;
}

/** Sat 17:00–18:00. */
export function slotName({ weekday: day, hour }) {
  const at = one => `${String(one % 24).padStart(2, '0')}:00`;
  return `${weekday(day)} ${at(hour)}–${at(hour + 1)}`;
}

/** Whether a bucket of an hour is of this hour of the week. */
export const inSlot = (slot, start) =>
  Number(start.slice(11, 13)) === slot.hour && ((new Date(`${start}Z`).getUTCDay() + 6) % 7) + 1 === slot.weekday;
