import { useEffect, useRef, useState } from '../view/react.js';
import { url } from './client.js';

const AGAIN_AFTER = 3000;

/**
 * Events that the server pushes. The browser connects again by itself and says which event it saw last.
 *
 * @param handlers functions by the name of the event, called with its data
 * @param onOpen called at every connection, so that what may have been missed can be asked for
 * @returns 'connecting', 'open' or 'lost'
 */
export function useStream(path, handlers, onOpen) {
  const [status, setStatus] = useState('connecting');
  const [attempt, setAttempt] = useState(0);
  const latest = useRef();
  latest.current = { handlers, onOpen };
  useEffect(() => {
    const source = new EventSource(url(path));
    let timer = null;
    source.onopen = () => {
      setStatus('open');
      latest.current.onOpen?.();
    };
    source.onerror = () => {
      setStatus('lost');
      // The browser gives up where it was answered with something else than events.
      if (source.readyState === EventSource.CLOSED) timer = setTimeout(() => setAttempt(attempt + 1), AGAIN_AFTER);
    };
    for (const name of Object.keys(handlers)) {
      source.addEventListener(name, event => latest.current.handlers[name](JSON.parse(event.data)));
    }
    return () => {
      source.close();
      clearTimeout(timer);
    };
  }, [path, attempt]);
  return status;
}
