import { useEffect, useState } from '../view/react.js';

const KEY = 'haat-theme';
const dark = window.matchMedia('(prefers-color-scheme: dark)');

/** What the reader chose, or 'system'. */
export function chosenTheme() {
  try {
    return localStorage.getItem(KEY) ?? 'system';
  } catch {
    return 'system';
  }
}

/** Sets and keeps the choice. */
export function chooseTheme(theme) {
  try {
    if (theme === 'system') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, theme);
  } catch {
    // Without storage the choice holds for this page.
  }
  document.documentElement.dataset.theme = theme;
  window.dispatchEvent(new Event('haat-theme'));
}

/** 'light' or 'dark', as it looks now. */
export function shownTheme() {
  const theme = document.documentElement.dataset.theme ?? 'system';
  return theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme;
}

/** The shown theme, kept up to date. */
export function useTheme() {
  const [theme, setTheme] = useState(shownTheme);
  useEffect(() => {
    const watcher = () => setTheme(shownTheme());
    window.addEventListener('haat-theme', watcher);
    dark.addEventListener('change', watcher);
    return () => {
      window.removeEventListener('haat-theme', watcher);
      dark.removeEventListener('change', watcher);
    };
  }, []);
  return theme;
}
