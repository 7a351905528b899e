import { count, percent } from '../../format/number.js';
import { day, moment } from '../../format/time.js';
import { ApiLink } from '../../parts/ApiLink.js';
import { Panel } from '../../parts/Panel.js';
import { Ready } from '../../parts/states.js';
import { Table } from '../../parts/Table.js';
import { choose } from '../../state/location.js';
import { html } from '../../view/react.js';

const number = (key, label, meaning) => ({ key, label, meaning, number: true, format: count });

/** Files that were loaded, each with what became of its records: read = sales + refunds + rejected + already there. */
export function Loads({ loads, object, answer, call, ...state }) {
  const rows = loads?.map(load => ({ ...load, rate: load.read ? load.rejected / load.read : null }));
  const columns = [
    { key: 'name', label: 'File', cell: load => html`<${Name} ...${{ load, object }} />` },
    { key: 'source', label: 'Source' },
    { key: 'target', label: 'Holds', format: target => ({ line: 'sales' })[target] ?? `${target} list` },
    { key: 'loaded_at', label: 'Loaded', tight: true, format: at => moment(at) },
    { key: 'first_sold_at', label: 'Days', tight: true, cell: load => soldFromTo(load) },
    number('read', 'Read', 'Records in the file'),
    number('sales', 'Sales'),
    number('refunds', 'Refunds'),
    number('rejected', 'Rejected', 'Broke at least one rule'),
    { key: 'rate', label: 'Rejected', number: true, format: percent },
    number('already_there', 'Already there', 'Met before, in another file or in an event'),
  ];
  const tools = html`<${ApiLink} of="Loads" call=${call} />`;
  return html`
    <${Panel} title="Loads" tools=${tools} hint="read = sales + refunds + rejected + already there" flush=${true}>
      <${Ready} of=${answer} ...${state} height=${160} empty=${!rows?.length} emptyTitle="No files were loaded"
        emptyText="Load one with ./haat load FILE, or let events come in.">
        <${Table} caption="Loads" columns=${columns} rows=${rows} rowKey=${load => load.object + load.target} />
      <//>
    <//>`;
}

function Name({ load, object }) {
  const chosen = load.object === object;
  const name = load.rejected
    ? html`
      <button class="linklike" aria-pressed=${String(chosen)} title="Show what was rejected of this file"
        onClick=${() => choose({ object: chosen ? null : load.object })}>${load.name}</button>`
    : load.name;
  return html`${name} ${!load.complete && html`<span class="tag warn">incomplete</span>`}`;
}

function soldFromTo({ first_sold_at: first, last_sold_at: last }) {
  if (!first) return '–';
  return `${day(first.slice(0, 10))} – ${day(last.slice(0, 10))}`;
}
