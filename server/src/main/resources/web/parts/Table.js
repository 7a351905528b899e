import { html, useState } from '../view/react.js';

const STEP = 100;

/**
 * Rows under headings. A click on a heading sorts by it.
 *
 * @param caption what the table tells, read out and not shown
 * @param columns [{ key, label, format(value, row), cell(row), number, tight, sortable, meaning }]; cell makes an element, format a text;
 *     the first one names the row
 * @param sorted { key, down } at first
 * @param height the most that it takes, in pixels; further rows are scrolled to
 */
export function Table({ caption, columns, rows, sorted = null, step = STEP, rowKey, height }) {
  const [sort, setSort] = useState(sorted);
  const [wanted, setWanted] = useState(step);
  const shown = Math.max(wanted, step);
  const ordered = sort ? [...rows].sort(order(sort)) : rows;
  return html`
    <div class="scroll" style=${height && { maxHeight: `${height}px` }} tabindex="0" role="group" aria-label=${caption}>
      <table>
        <caption class="unseen">${caption}</caption>
        <thead><tr>${columns.map(column => html`<${Heading} ...${{ column, sort, setSort }} />`)}</tr></thead>
        <tbody>${ordered.slice(0, shown).map((row, i) => html`<${Row} key=${rowKey?.(row) ?? i} ...${{ columns, row }} />`)}</tbody>
      </table>
      ${
        ordered.length > shown &&
        html`
        <div class="more"><button class="button" onClick=${() => setWanted(shown + step * 5)}>Show more</button>
          <span class="quiet small">${shown} of ${ordered.length}</span></div>`
      }
    </div>`;
}

function Heading({ column, sort, setSort }) {
  const mine = sort?.key === column.key;
  const direction = mine ? (sort.down ? 'descending' : 'ascending') : undefined;
  const kind = kindOf(column);
  if (column.sortable === false)
    return html`<th scope="col" class=${kind} title=${column.meaning}>${column.label}</th>`;
  const next = { key: column.key, down: mine ? !sort.down : Boolean(column.number) };
  return html`
    <th scope="col" class=${kind} aria-sort=${direction} title=${column.meaning}>
      <button
        onClick=${() => setSort(next)}>${column.label}${mine && html`<span aria-hidden="true">${sort.down ? ' ↓' : ' ↑'}</span>`}</button>
    </th>`;
}

function Row({ columns, row }) {
  return html`<tr>${columns.map((column, i) => {
    const kind = kindOf(column);
    const content = column.cell ? column.cell(row) : text(column, row);
    return i === 0 ? html`<th scope="row" class=${kind}>${content}</th>` : html`<td class=${kind}>${content}</td>`;
  })}</tr>`;
}

const kindOf = ({ number, tight }) => (number ? 'number' : tight ? 'tight' : '');

/** What a column says of a row. */
export function text(column, row) {
  return column.format ? column.format(row[column.key], row) : String(row[column.key] ?? '–');
}

function order({ key, down }) {
  const sign = down ? -1 : 1;
  return (a, b) => {
    const [x, y] = [a[key] ?? null, b[key] ?? null];
    if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1;
    return (
      sign *
      (typeof x === 'number' && typeof y === 'number'
        ? x - y
        : String(x).localeCompare(String(y), undefined, { numeric: true }))
    );
  };
}
