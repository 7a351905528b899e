import { html } from '../view/react.js';
import { Icon } from './Icon.js';

/**
 * A small button of a panel, drawn and named; with href a link.
 *
 * @param label what it does, for those who do not see the drawing
 * @param hint what it does, for whoever points at it
 * @param pressed true or false for a switch
 */
export function Tool({ icon, label, hint, href, pressed, ...others }) {
  const content = html`<${Icon} name=${icon} /><span class="unseen">${label}</span>`;
  if (href) return html`<a class="tool" title=${hint} href=${href} ...${others}>${content}</a>`;
  const state = pressed === undefined ? undefined : String(pressed);
  return html`<button type="button" class="tool" title=${hint} aria-pressed=${state} ...${others}>${content}</button>`;
}
