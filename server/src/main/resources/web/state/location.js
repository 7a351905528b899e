import { useEffect, useState } from '../view/react.js';

const watchers = new Set();

/** What the address bar says: the page, and everything that was chosen on it. */
export function location() {
  return {
    page: window.location.pathname.replace(/\/+$/, '') || '/',
    query: new URLSearchParams(window.location.search),
  };
}

/** The address of a page, with these choices. */
export function address(page, query) {
  const text = query.toString();
  return text ? `${page}?${text}` : page;
}

/** Moves to an address. What only refines the view takes the place of the entry in the history. */
export function go(target, { replace = false } = {}) {
  if (target === window.location.pathname + window.location.search) return;
  history[replace ? 'replaceState' : 'pushState'](null, '', target);
  watchers.forEach(watcher => watcher());
}

/** Changes some choices of this page: null takes one away, a list sets several values. */
export function choose(changes, options) {
  const { page, query } = location();
  go(address(page, changed(query, changes)), options);
}

/** A copy of a query with changes. */
export function changed(query, changes) {
  const result = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changes)) {
    result.delete(name);
    const values = Array.isArray(value) ? value : value === null || value === undefined ? [] : [value];
    values.forEach(one => result.append(name, one));
  }
  return result;
}

/** The location, kept up to date. */
export function useLocation() {
  const [here, setHere] = useState(location);
  useEffect(() => {
    const watcher = () => setHere(location());
    watchers.add(watcher);
    window.addEventListener('popstate', watcher);
    return () => {
      watchers.delete(watcher);
      window.removeEventListener('popstate', watcher);
    };
  }, []);
  return here;
}

/** Ordinary links to other pages are followed without loading anew. */
export function followLinks() {
  document.addEventListener('click', event => {
    const link = event.target.closest?.('a[href]');
    if (
      !link ||
      event.defaultPrevented ||
      event.button ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    )
      return;
    const url = new URL(link.href);
    if (
      url.origin !== window.location.origin ||
      link.target ||
      link.hasAttribute('download') ||
      /^\/(api|assets)\b/.test(url.pathname)
    )
      return;
    if (url.hash) return;
    event.preventDefault();
    go(url.pathname + url.search);
    window.scrollTo(0, 0);
  });
}
