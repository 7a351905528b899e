import { url } from '../api/client.js';
import { html } from '../view/react.js';
import { Tool } from './Tool.js';

/**
 * A link to the call of the API that something was made of.
 *
 * @param of what was made of it
 * @param call the call's path
 */
export function ApiLink({ of, call, hint = "The API's answer; with &format=csv as CSV" }) {
  return html`<${Tool} icon="code" label="API call of ${of}" hint=${hint} href=${url(call)} target="_blank" />`;
}
