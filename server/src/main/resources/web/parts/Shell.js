import { address, useLocation } from '../state/location.js';
import { FILTERS } from '../state/dimensions.js';
import { html } from '../view/react.js';
import { Icon } from './Icon.js';
import { ThemeSwitch } from './ThemeSwitch.js';

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
