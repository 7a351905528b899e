import { get, path } from '../../api/client.js';
import { useStream } from '../../api/useStream.js';
import { useLayoutEffect, useRef, useState } from '../../view/react.js';
import { forget, lay } from './windows.js';

const AGAIN_AFTER = 5_000;

/**
 * What is happening now: asked for every few seconds, and between that kept up to date by what the server pushes.
 *
 * @param parameters of the API
 * @returns { live, sales, windows, problem, status }; windows is a new Map whenever something changed, problem that of the
 *     last question: live and sales are then those of the last answer
 */
export function useLive(parameters) {
  const question = parameters.toString();
  const [state, setState] = useState({ windows: new Map() });
  const known = useRef(new Map());
  const pushed = useRef([]);
  const frame = useRef(0);
  const draw = () => {
    cancelAnimationFrame(frame.current);
    frame.current = requestAnimationFrame(() => setState(state => ({ ...state, windows: new Map(known.current) })));
  };
  const ask = async signal => {
    pushed.current = [];
    try {
      const [live, sales] = await Promise.all([
        get(path('live', parameters), signal),
        get(path('live/sales', parameters), signal),
      ]);
      lay(known.current, live.items);
      // Pushed while the answer was on its way: newer than it.
      lay(known.current, pushed.current);
      forget(known.current, Date.parse(live.at));
      setState({ live, sales, windows: new Map(known.current) });
    } catch (problem) {
      if (problem.name !== 'AbortError') setState(state => ({ ...state, problem }));
    }
  };
  useLayoutEffect(() => {
    known.current = new Map();
    const abort = new AbortController();
    ask(abort.signal);
    const askIfSeen = () => document.hidden || ask(abort.signal);
    const timer = setInterval(askIfSeen, AGAIN_AFTER);
    document.addEventListener('visibilitychange', askIfSeen);
    return () => {
      abort.abort();
      clearInterval(timer);
      document.removeEventListener('visibilitychange', askIfSeen);
    };
  }, [question]);
  const status = useStream('live/stream', {
    windows: ({ windows }) => {
      // Nobody looks: whoever comes back asks anew.
      if (document.hidden) return;
      pushed.current.push(...windows);
      lay(known.current, windows);
      draw();
    },
    // More has changed than is pushed one by one.
    reset: () => document.hidden || ask(),
  });
  return { ...state, status, again: () => ask() };
}
