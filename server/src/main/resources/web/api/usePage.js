import { useMemo } from '../view/react.js';
import { useData } from './useData.js';

/**
 * All that a page asks for.
 *
 * @param requests paths by name; null asks for nothing
 * @returns the answers by name, and state(name): what a panel over one of them wants to know
 */
export function usePage(requests, every = 0) {
  const { data, errors, loading, again } = useData(requests, every);
  return useMemo(
    () => ({
      data,
      loading,
      again,
      state: name => ({ answer: data?.[name], problem: errors[name], again, loading, call: requests?.[name] }),
    }),
    [data, errors, loading, JSON.stringify(requests)],
  );
}
