import { html } from '../view/react.js';

/** Room for what is being asked for, as high as it will be. */
export function Waiting({ height = 160 }) {
  return html`<div class="waiting" style=${{ minHeight: `${height}px` }} role="status"><span class="unseen">Loading</span></div>`;
}

/** Nothing there: says why that may be and what to do; `action` may be a button that does so. */
export function Empty({ title = 'No sales here', action, children }) {
  return html`<div class="state"><strong>${title}</strong><p>${children ?? 'Nothing was sold in these days with these filters. Choose more days or fewer filters.'}</p>${action}</div>`;
}

/** Something went wrong: says what, in the API's words, and offers to try again. */
export function Failed({ problem, again }) {
  return html`
    <div class="state wrong" role="alert">
      <strong>${problem.title ?? 'This could not be shown'}</strong>
      <p>${problem.message}</p>
      ${problem.violations?.length > 1 && html`<ul>${problem.violations.map(one => html`<li><code>${one.parameter}</code> ${one.message}</li>`)}</ul>`}
      ${again && html`<button class="button" onClick=${again}>Try again</button>`}
    </div>`;
}

/** One of these, or the content itself. */
export function Ready({ of, problem, again, loading, height, empty, emptyTitle, emptyText, children }) {
  if (problem) return html`<${Failed} problem=${problem} again=${again} />`;
  if (of === undefined || of === null) return html`<${Waiting} height=${height} />`;
  if (empty) return html`<${Empty} title=${emptyTitle}>${emptyText}<//>`;
  return html`<div class=${loading ? 'ready stale' : 'ready'} aria-busy=${loading ? 'true' : 'false'}>${children}</div>`;
}
