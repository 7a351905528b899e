import { useMore } from '../../api/useMore.js';
import { moment } from '../../format/time.js';
import { count } from '../../format/number.js';
import { ApiLink } from '../../parts/ApiLink.js';
import { Panel } from '../../parts/Panel.js';
import { Failed, Ready } from '../../parts/states.js';
import { Table } from '../../parts/Table.js';
import { choose } from '../../state/location.js';
import { html } from '../../view/react.js';

/**
 * Rejected records with their raw text.
 *
 * @param answered the first page; further ones are asked for here
 */
export function Rejects({ answered, object, rule, call, answer, ...state }) {
  const { items: rows, more, problem } = useMore(answered, call);
  const tools = html`
    ${rule && html`<${Chosen} name="rule" value=${rule} />`}
    ${object && html`<${Chosen} name="object" value=${answered?.items[0]?.name ?? object} />`}
    <${ApiLink} of="Rejected records" call=${call} />`;
  return html`
    <${Panel} title="Rejected records" hint="as they came" tools=${tools} flush=${true}>
      <${Ready} of=${answer} ...${state} height=${160} empty=${!rows?.length} emptyTitle="Nothing was rejected"
        emptyText="Every record that came in kept all rules.">
        <${Table} caption="Rejected records" columns=${columns} rows=${rows} step=${rows?.length}
          rowKey=${row => `${row.object} ${row.target} ${row.row}`} />
        ${problem && html`<${Failed} problem=${problem} />`}
        ${more && html`<div class="more"><button class="button" onClick=${more}>Show more</button></div>`}
      <//>
    <//>`;
}

function Chosen({ name, value }) {
  const label = `Show records of every ${name} again`;
  return html`
    <button class="tool" aria-label=${label} title=${label} aria-pressed="true"
      onClick=${() => choose({ [name]: null })}>${value} ✕</button>`;
}

const columns = [
  {
    key: 'row',
    label: 'Record',
    sortable: false,
    cell: row => html`${row.name}<br /><span class="quiet small">record ${count(row.row)}</span>`,
  },
  {
    key: 'rules',
    label: 'Rules that it broke',
    sortable: false,
    cell: ({ rules }) =>
      rules.map(
        one =>
          html`<button class="tag bad" title="Show all that broke it" onClick=${() => choose({ rule: one })}>${one}</button> `,
      ),
  },
  {
    key: 'raw',
    label: 'As it came',
    sortable: false,
    cell: ({ raw, raw_length: length }) => html`
      <code>${raw}${length > raw.length ? '…' : ''}</code>
      ${length > raw.length && html` <span class="quiet small">${count(length)} characters</span>`}`,
  },
  { key: 'rejected_at', label: 'When', sortable: false, tight: true, format: at => moment(at) },
];
