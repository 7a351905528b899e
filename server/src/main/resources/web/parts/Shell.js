import { address, useLocation } from '../state/location.js';
import { FILTERS } from '../state/dimensions.js';
import { chooseTheme, chosenTheme } from '../state/theme.js';
import { html, useState } from '../view/react.js';
import { Icon } from './Icon.js';
import { Tool } from './Tool.js';

const KEPT = [...FILTERS, 'range', 'from', 'to', 'currency'];

/** The bar above every page. Filters and days go along from page to page. */
export function Shell({ pages, children }) {
  const { page, query } = useLocation();
  const kept = new URLSearchParams([...query].filter(([name]) => KEPT.includes(name)));
  return html`
    <a class="skip" href="#main">Skip to the figures</a>
    <header class="bar"><div class="bar-inner">
      <a class="brand" href=${address('/', kept)}><${Icon} name="brand" />Haat</a>
      <nav class="pages" aria-label="Pages">
        ${pages.map(one => html`<a href=${address(one.path, kept)} aria-current=${one.path === page ? 'page' : undefined}>${one.title}</a>`)}
      </nav>
      <${ThemeSwitch} />
    </div></header>
    ${children}
    <footer class="foot"><span>Every number here is also an <a href="/api">API call</a>.</span></footer>`;
}

const THEMES = { system: ['system', 'as the system'], light: ['sun', 'light'], dark: ['moon', 'dark'] };

function ThemeSwitch() {
  const [theme, setTheme] = useState(chosenTheme());
  const names = Object.keys(THEMES);
  const next = names[(names.indexOf(theme) + 1) % names.length];
  const [icon, word] = THEMES[theme] ?? THEMES.system;
  const label = `Colours: ${word}. Change to ${THEMES[next][1]}`;
  const change = () => {
    chooseTheme(next);
    setTheme(next);
  };
  return html`<${Tool} icon=${icon} label=${label} hint=${label} onClick=${change} />`;
}
