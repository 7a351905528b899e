import { PAGES } from './pages/pages.js';
import { FilterBar } from './parts/FilterBar.js';
import { Shell } from './parts/Shell.js';
import { Empty, Failed, Waiting } from './parts/states.js';
import { loadCatalogue } from './state/catalogue.js';
import { choose, followLinks, useLocation } from './state/location.js';
import { viewOf } from './state/view.js';
import { html, render, useEffect, useErrorBoundary, useLayoutEffect, useRef, useState } from './view/react.js';

function App() {
  const { page, query } = useLocation();
  const [catalogue, setCatalogue] = useState({});
  const take = loading =>
    loading.then(
      value => setCatalogue({ value }),
      problem => setCatalogue({ problem }),
    );
  const load = () => {
    setCatalogue({});
    take(loadCatalogue());
  };
  useLayoutEffect(() => void take(firstCatalogue), []);
  const shown = PAGES.find(one => one.path === page) ?? (page === '/' ? PAGES[0] : null);
  return html`<${Shell} pages=${PAGES}><${Content} key=${shown?.path} ...${{ shown, query, catalogue, load }} /><//>`;
}

function Content({ shown, query, catalogue, load }) {
  const main = useRef(null);
  const [problem, again] = useErrorBoundary(failed => console.error(failed));
  useEffect(() => {
    document.title = `${shown?.title ?? 'Not found'} · Haat`;
  }, [shown]);
  const view = shown && catalogue.value?.retailers.length ? viewOf(query, catalogue.value) : null;
  const named = query.has('retailer');
  // Whoever is sent the address sees the same shops.
  useLayoutEffect(() => {
    if (view && !named) choose({ retailer: view.retailer }, { replace: true });
  }, [view?.retailer, named]);
  const inMain = content => html`<main id="main" ref=${main} tabindex="-1">${content}</main>`;
  if (!shown)
    return inMain(html`
      <${Empty} title="There is no such page">
        The pages are in the bar above. <a href="/">Go to the start page</a>.
      <//>`);
  if (problem)
    return inMain(html`<${Failed} problem=${{ title: 'This page broke', message: problem.message }} again=${again} />`);
  if (catalogue.problem) return inMain(html`<${Failed} problem=${catalogue.problem} again=${load} />`);
  if (!catalogue.value)
    return inMain(html`<h1>${shown.title}</h1><${Waiting} height=${120} /><${Waiting} height=${300} />`);
  if (!view) return inMain(html`<${NoData} title=${shown.title} again=${load} />`);
  return html`<${FilterBar} view=${view} dated=${shown.dated} narrowed=${shown.narrowed} />${inMain(html`<${shown.Page} view=${view} />`)}`;
}

function NoData({ title, again }) {
  return html`
    <h1>${title}</h1>
    <${Empty} title="Nothing is loaded yet"
      action=${html`<button class="button" onClick=${again}>Look again</button>`}>Load a file of sales with <code>./haat load FILE</code>, or send events to the topic <code>retail-transactions</code>.<//>`;
}

const firstCatalogue = loadCatalogue();
followLinks();
const root = document.getElementById('app');
root.replaceChildren();
render(html`<${App} />`, root);
