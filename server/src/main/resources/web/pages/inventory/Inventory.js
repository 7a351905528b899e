import { path } from '../../api/client.js';
import { usePage } from '../../api/usePage.js';
import { count, NONE, percent, quantityShort, ratio } from '../../format/number.js';
import { Empty, Failed, Waiting } from '../../parts/states.js';
import { Tile, Tiles } from '../../parts/Tile.js';
import { html } from '../../view/react.js';
import { CoverPanel } from './CoverPanel.js';
import { StockTable } from './StockTable.js';

const FILTERS = ['retailer', 'store', 'city', 'region', 'tier', 'category', 'product'];
const EVERY = 30_000;
const FIRST = 50;

/** What is in stock now, and how long it lasts. */
export function Inventory({ view }) {
  const asked = new URLSearchParams([...view.narrow].filter(([name]) => FILTERS.includes(name)));
  const cover = view.query.get('cover');
  const low = view.query.get('low_stock') === 'true' || null;
  const list = limit => path('inventory', asked, { cover, low_stock: low, limit });
  const { data, state } = usePage({ stock: path('inventory', asked, { limit: 1 }) }, EVERY);
  const counting = data?.stock?.stores_to_come > 0;
  // Not asked for again and again where nothing is to come: the reader may be pages further.
  const listed = usePage({ list: list(FIRST) }, counting ? EVERY : 0);
  const { problem, again } = state('stock');
  const totals = data?.stock?.totals;
  if (problem && !totals) return html`<${Head} /><${Failed} problem=${problem} again=${again} />`;
  if (!totals) return html`<${Head} /><${Waiting} height=${110} /><${Waiting} height=${320} />`;
  return html`
    <${Head}>
      ${counting && html`; <strong>how fast products sell is still being counted</strong>`}
    <//>
    ${
      totals.products === 0
        ? html`<${NoStock} />`
        : html`
          <${StockTiles} ...${{ totals, counting }} />
          <div class="grid">
            <${CoverPanel} counts=${data.stock.cover} chosen=${cover} counting=${counting} ...${state('stock')} />
            <${StockTable} ...${{ view, cover, low, totals }} file=${list(null)} ...${listed.state('list')} />
          </div>`
    }`;
}

const Head = ({ children }) => html`
  <div class="head"><h1>Inventory</h1><p>as the last event of each product in each store tells it${children}</p></div>`;

function NoStock() {
  return html`
    <${Empty} title="Nothing is known about the stock of these shops and products">
      Stock is told by events: send them to the topic <code>inventory-updates</code>, or let the shops of
      <code>./haat produce --rate 100 --for 60s</code> do so. If there are some, choose fewer filters.
    <//>`;
}

function StockTiles({ totals, counting }) {
  const tile = (label, meaning, exact, value) => html`<${Tile} ...${{ label, meaning, exact, value }} />`;
  const paced = (label, meaning, exact, value) =>
    counting
      ? html`<${Tile} ...${{ label, meaning, value: NONE }}><p>being counted</p><//>`
      : tile(label, meaning, exact, value);
  return html`
    <${Tiles} number=${6}>
      ${tile('In stock', 'Units, in all of these stores', totals.stock, quantityShort(totals.stock))}
      ${tile('Products in stores', 'Each product counts once in each store', totals.products, count(totals.products))}
      ${tile('Low stock', 'At or below their reorder level', totals.low, count(totals.low))}
      ${tile('Out of stock', 'Nothing is left', totals.out, count(totals.out))}
      ${paced('Days of cover', 'Stock divided by the units that were sold a day in the last 28 days', totals.days_of_cover, ratio(totals.days_of_cover))}
      ${paced('Sell-through', 'Units sold in the last 28 days as a part of those and of the stock that is left', totals.sell_through, percent(totals.sell_through))}
    <//>`;
}
