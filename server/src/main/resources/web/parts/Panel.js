import { html, useId } from '../view/react.js';

/** A framed part of a page with a heading, and tools at its right. */
export function Panel({ title, hint, tools, width = '', flush = false, children }) {
  const id = useId();
  return html`
    <section class="panel ${width}" aria-labelledby=${id}>
      <header><h2 id=${id}>${title}</h2>${hint && html`<p>${hint}</p>`}<div class="tools">${tools}</div></header>
      <div class="body ${flush ? 'flush' : ''}">${children}</div>
    </section>`;
}
