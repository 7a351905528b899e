import { choose } from '../state/location.js';
import { MEASURES } from '../state/measures.js';
import { html } from '../view/react.js';
import { Segments } from './Segments.js';

/** The figure that the address asks for, if it is one of these; else the first of them. */
export function figureOf(query, names) {
  const wanted = query.get('measure');
  return names.includes(wanted) ? wanted : names[0];
}

/** Which key figure the charts show. */
export function FigureChoice({ names, name }) {
  const options = names.map(id => ({ id, label: MEASURES[id].label }));
  return html`
    <${Segments} label="Figure" value=${name} options=${options}
      onChange=${measure => choose({ measure }, { replace: true })} />`;
}
