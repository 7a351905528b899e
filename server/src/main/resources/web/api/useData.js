import { useEffect, useLayoutEffect, useRef, useState } from '../view/react.js';
import { get } from './client.js';

const REMEMBERED = 200;
const answers = new Map();

function remember(path, body) {
  answers.delete(path);
  answers.set(path, body);
  if (answers.size > REMEMBERED) answers.delete(answers.keys().next().value);
}

/** What asks again for each part of a page that has no answer: who tries one again means all of them. */
const unanswered = new Set();

/**
 * The answers to some calls, by name. What was answered before is shown at once while it is asked for anew; until then the
 * answers of the last question stay, so that nothing jumps.
 *
 * @param requests paths by name; null asks for nothing
 * @param every milliseconds after which to ask again, or 0
 * @returns { data, loading, errors, again }: data and errors by name; data is null before the first answer
 */
export function useData(requests, every = 0) {
  const question = requests && JSON.stringify(requests);
  const [state, setState] = useState({ question: null, data: null, errors: {}, loading: true });
  const [turn, setTurn] = useState(0);
  const shown = useRef(state);
  // Not after the next painting: what is asked for is on its way meanwhile.
  useLayoutEffect(() => {
    if (!question) return undefined;
    const asked = JSON.parse(question);
    const abort = new AbortController();
    const known = Object.fromEntries(Object.entries(asked).map(([name, path]) => [name, answers.get(path)]));
    const allKnown = Object.values(known).every(Boolean);
    const next = { question, data: allKnown ? known : shown.current.data, errors: {}, loading: true };
    if (shown.current.question !== question) update(next);
    ask(asked, abort.signal).then(({ data, errors }) => {
      if (!abort.signal.aborted) update({ question, data: { ...data }, errors, loading: false });
    });
    const timer = every ? setTimeout(() => setTurn(turn + 1), every) : null;
    return () => {
      abort.abort();
      clearTimeout(timer);
    };
    function update(state) {
      shown.current = state;
      setState(state);
    }
  }, [question, turn, every]);
  const hasErrors = Object.keys(state.errors).length > 0;
  useEffect(() => {
    if (!hasErrors) return undefined;
    const askAgain = () => setTurn(last => last + 1);
    unanswered.add(askAgain);
    return () => unanswered.delete(askAgain);
  }, [hasErrors]);
  // Until the effects above have run, the state is still that of the last question.
  const loading = state.loading || state.question !== question;
  return { ...state, loading, again: () => unanswered.forEach(askAgain => askAgain()) };
}

async function ask(asked, signal) {
  const data = {};
  const errors = {};
  await Promise.all(
    Object.entries(asked).map(async ([name, path]) => {
      try {
        data[name] = await get(path, signal);
        remember(path, data[name]);
      } catch (failed) {
        if (failed.name !== 'AbortError') errors[name] = failed;
      }
    }),
  );
  return { data, errors };
}
