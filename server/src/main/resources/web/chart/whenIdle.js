const LATEST = 500;

/**
 * Does something when the browser has nothing else to do, half a second later at the latest.
 *
 * @returns what calls it off
 */
export function whenIdle(work) {
  if (!window.requestIdleCallback) {
    const timer = setTimeout(work);
    return () => clearTimeout(timer);
  }
  const asked = requestIdleCallback(work, { timeout: LATEST });
  return () => cancelIdleCallback(asked);
}
