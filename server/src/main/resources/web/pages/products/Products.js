import { path } from '../../api/client.js';
import { usePage } from '../../api/usePage.js';
import { RankedPanel } from '../../chart/RankedPanel.js';
import { days } from '../../format/time.js';
import { CurrencyChoice } from '../../parts/CurrencyChoice.js';
import { FigureChoice, figureOf } from '../../parts/FigureChoice.js';
import { choose } from '../../state/location.js';
import { MEASURES } from '../../state/measures.js';
import { members } from '../../state/members.js';
import { before } from '../../state/period.js';
import { currencyOf, within } from '../../state/view.js';
import { html, useMemo } from '../../view/react.js';
import { LinesPanel } from '../sales/LinesPanel.js';
import { AbcPanel } from './AbcPanel.js';
import { OneProduct } from './OneProduct.js';
import { PriceVolumePanel } from './PriceVolumePanel.js';
import { ProductTable } from './ProductTable.js';

const FIGURES = ['net', 'units', 'refunds'];

/** What was sold. */
export function Products({ view }) {
  const name = figureOf(view.query, FIGURES);
  const one = view.query.get('product');
  const earlier = within(view.narrow, before(view.period));
  const { data, state } = usePage({
    products: path('sales/by/product', view.asked),
    before: path('sales/by/product', earlier),
    ...(one
      ? {
          trend: path('sales/timeseries', view.asked, { granularity: 'day' }),
          summary: path('sales/summary', view.asked),
        }
      : {}),
  });
  const currency = currencyOf(view.query, data?.products?.items);
  const rows = useMemo(
    () => data?.products && members({ items: data.products.items, past: data.before?.items, currency, name }),
    [data, currency, name],
  );
  const bottom = useMemo(() => rows && [...rows].reverse(), [rows]);
  const shared = { name, currency, width: 'w6', most: 10, word: 'Product', dimension: 'product', ...state('products') };
  return html`
    <div class="head">
      <h1>${one ? view.productName(one) : 'Products'}</h1><p>${days(view.period.from, view.period.to)}</p>
      ${one && html`<button class="plain" onClick=${() => choose({ product: null })}>All products</button>`}
      <div class="push"><${CurrencyChoice} items=${data?.products?.items} currency=${currency} />
        ${!one && html`<${FigureChoice} names=${FIGURES} name=${name} />`}</div>
    </div>
    ${
      one
        ? html`<${OneProduct} ...${{ currency, data, state }} /><${LinesPanel} view=${view} asked=${view.asked} />`
        : html`<div class="grid">
          <${RankedPanel} title=${`Most ${MEASURES[name].label.toLowerCase()}`} rows=${rows} ...${shared} />
          <${RankedPanel} title=${`Least ${MEASURES[name].label.toLowerCase()}`} rows=${bottom} ...${shared} />
          <${PriceVolumePanel} rows=${rows} currency=${currency} ...${state('products')} />
          <${AbcPanel} ...${{ rows, name, currency }} ...${state('products')} />
          <${ProductTable} ...${{ view, rows, name, currency }} ...${state('products')} />
        </div>`
    }`;
}
