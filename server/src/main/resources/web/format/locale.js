const made = new Map();

/** The reader's languages, the one liked best first. */
export const locales = navigator.languages?.length ? [...navigator.languages] : ['en'];

/** A formatter of Intl, made once for each set of options. */
export function formatter(Kind, options) {
  const key = Kind.name + JSON.stringify(options);
  let found = made.get(key);
  if (!found) {
    found = new Kind(locales, options);
    made.set(key, found);
  }
  return found;
}
