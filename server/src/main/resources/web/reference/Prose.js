import { html } from '../view/react.js';

/** A description: paragraphs, lists, `code` and **strong**, as CommonMark has them. */
export function Prose({ text }) {
  if (!text) return null;
  const blocks = text.trim().split(/\n\s*\n/);
  return html`<div class="prose">${blocks.map(block => (block.startsWith('- ') ? list(block) : html`<p>${inline(block)}</p>`))}</div>`;
}

function list(block) {
  return html`<ul>${block.slice(2).split(/\n- /).map(item => html`<li>${inline(item)}</li>`)}</ul>`;
}

/** A line of it. */
export function inline(text) {
  return text.split(/(`[^`]+`|\*\*[^*]+\*\*)/).map(part => {
    if (part.startsWith('`')) return html`<code>${part.slice(1, -1)}</code>`;
    if (part.startsWith('**')) return html`<strong>${part.slice(2, -2)}</strong>`;
    return part;
  });
}
