import { useEffect, useState } from '../view/react.js';
import { get, path, Problem } from './client.js';

/**
 * A list that goes on page by page.
 *
 * @param answered the first page; when it changes, the list begins anew
 * @param call the path that gave it
 * @returns { items, more, problem }: more() asks for the next page, and is null after the last
 */
export function useMore(answered, call) {
  const [further, setFurther] = useState({ of: null, items: [], next: null, problem: null });
  const mine = further.of === answered ? further : { of: answered, items: [], next: answered?.next, problem: null };
  useEffect(() => setFurther(mine), [answered]);
  const more = async () => {
    try {
      const [resource, query] = call.split('?');
      const page = await get(path(resource, new URLSearchParams(query), { cursor: mine.next }));
      setFurther({ ...mine, items: [...mine.items, ...page.items], next: page.next ?? null, problem: null });
    } catch (failed) {
      const problem = failed instanceof Problem ? failed : new Problem({ title: failed.message });
      setFurther({ ...mine, problem });
    }
  };
  return {
    items: answered && [...answered.items, ...mine.items],
    more: mine.next ? more : null,
    problem: mine.problem,
  };
}
