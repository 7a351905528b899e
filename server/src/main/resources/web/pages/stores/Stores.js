import { path } from '../../api/client.js';
import { usePage } from '../../api/usePage.js';
import { RankedPanel } from '../../chart/RankedPanel.js';
import { days } from '../../format/time.js';
import { CurrencyChoice } from '../../parts/CurrencyChoice.js';
import { FigureChoice, figureOf } from '../../parts/FigureChoice.js';
import { members } from '../../state/members.js';
import { before, usualGranularity } from '../../state/period.js';
import { currencyOf, within } from '../../state/view.js';
import { html, useMemo } from '../../view/react.js';
import { LinesPanel } from '../sales/LinesPanel.js';
import { CompareStores, largestStores, namedStores } from './CompareStores.js';
import { StoreTable } from './StoreTable.js';

const FIGURES = ['net', 'units', 'average_unit_retail', 'refunds', 'refund_rate'];
const RANKED = [
  ['region', 'Region', 'By region'],
  ['city', 'City', 'By city'],
  ['tier', 'Tier', 'By tier'],
];

/** Where it was sold. */
export function Stores({ view }) {
  const name = figureOf(view.query, FIGURES);
  const granularity = usualGranularity(view.period) === 'hour' ? 'day' : usualGranularity(view.period);
  const earlier = within(view.narrow, before(view.period));
  const requests = {
    store: path('sales/by/store', view.asked),
    storeBefore: path('sales/by/store', earlier),
    ...Object.fromEntries(
      RANKED.flatMap(([dimension]) => [
        [dimension, path(`sales/by/${dimension}`, view.asked)],
        [`${dimension}Before`, path(`sales/by/${dimension}`, earlier)],
      ]),
    ),
  };
  const { data, state, loading } = usePage(requests);
  const currency = currencyOf(view.query, data?.store?.items);
  const rows = useMemo(
    () =>
      Object.fromEntries(
        ['store', ...RANKED.map(([dimension]) => dimension)].map(dimension => [
          dimension,
          data?.[dimension] &&
            members({ items: data[dimension].items, past: data[`${dimension}Before`]?.items, currency, name }),
        ]),
      ),
    [data, currency, name],
  );
  const named = namedStores(view);
  const compared = named ?? largestStores(rows.store);
  const courseOf = store => path('sales/timeseries', view.asked, { granularity, store });
  // Which are the largest is in the answer that is on its way.
  const asked = (named || !loading) && Object.fromEntries((compared ?? []).map(store => [store, courseOf(store)]));
  const courses = usePage(asked || null);
  const courseProblem = compared?.map(store => courses.state(store).problem).find(Boolean);
  return html`
    <div class="head">
      <h1>Stores</h1><p>${days(view.period.from, view.period.to)}</p>
      <div class="push"><${CurrencyChoice} items=${data?.store?.items} currency=${currency} />
        <${FigureChoice} names=${FIGURES} name=${name} /></div>
    </div>
    <div class="grid">
      ${RANKED.map(([dimension, word, title]) => html`<${RankedPanel} key=${dimension} ...${{ title, word, dimension, name, currency }} most=${8} rows=${rows[dimension]} ...${state(dimension)} />`)}
      <${CompareStores} ...${{ view, name, currency, granularity, compared, courseOf }} courses=${courses.data}
        loading=${courses.loading} again=${courses.again} problem=${state('store').problem ?? courseProblem} />
      <${StoreTable} ...${{ view, name, currency }} compared=${compared ?? []} rows=${rows.store} ...${state('store')} />
      ${view.query.getAll('store').length === 1 && html`<${LinesPanel} view=${view} asked=${view.asked} />`}
    </div>`;
}
