import { ApiLink } from '../parts/ApiLink.js';
import { Panel } from '../parts/Panel.js';
import { Ready } from '../parts/states.js';
import { Table, text } from '../parts/Table.js';
import { Tool } from '../parts/Tool.js';
import { html, useRef, useState } from '../view/react.js';
import { Chart } from './Chart.js';
import { csv, download } from './download.js';

/**
 * A chart in a panel, with the same rows as a table, as CSV, as PNG, and by the API.
 *
 * @param columns as of Table; they also say what is read out and stand in the file
 * @param call the path of the API's call that the rows came from
 * @param links to calls, where they came from several
 */
export function ChartPanel({
  title,
  hint,
  width,
  columns,
  rows,
  option,
  onPick,
  height = 260,
  call,
  tools,
  links,
  answer,
  problem,
  again,
  loading,
  emptyText,
  emptyTitle,
}) {
  const [asTable, setAsTable] = useState(false);
  const chart = useRef(null);
  const file = title.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  const speak = row => columns.map(column => `${column.label} ${text(column, row)}`).join(', ');
  const offered = rows?.length > 0;
  const save = async () => download(`${file}.png`, await chart.current.image());
  const buttons = html`
    ${tools}
    ${
      offered &&
      html`
        <${Tool} icon="table" label="Table of ${title}" hint="Show as a table" pressed=${asTable}
          onClick=${() => setAsTable(!asTable)} />
        <${Tool} icon="file" label="CSV of ${title}" hint="Save as CSV"
          onClick=${() => download(`${file}.csv`, csv(columns, rows))} />
        ${!asTable && html`<${Tool} icon="image" label="PNG of ${title}" hint="Save as PNG" onClick=${save} />`}`
    }
    ${call && html`<${ApiLink} of=${title} call=${call} />`}
    ${links}`;
  return html`
    <${Panel} title=${title} hint=${hint} width=${width} tools=${buttons} flush=${asTable}>
      <${Ready} of=${answer} ...${{ problem, again, loading, height, emptyText, emptyTitle }} empty=${!offered}>
        ${
          asTable
            ? html`<${Table} caption=${title} columns=${picking(columns, onPick)} rows=${rows} />`
            : html`<${Chart} label=${title} handle=${chart} ...${{ option, rows, speak, onPick, height }} />`
        }
      <//>
    <//>`;
}

/** In the table the first column picks, as a click in the chart does. */
function picking(columns, onPick) {
  if (!onPick) return columns;
  const [first, ...others] = columns;
  return [
    { ...first, cell: row => html`<button class="linklike" onClick=${() => onPick(row)}>${text(first, row)}</button>` },
    ...others,
  ];
}
