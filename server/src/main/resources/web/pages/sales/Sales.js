import { path } from '../../api/client.js';
import { useData } from '../../api/useData.js';
import { days } from '../../format/time.js';
import { Segments } from '../../parts/Segments.js';
import { choose } from '../../state/location.js';
import { before, usualGranularity, yearBefore } from '../../state/period.js';
import { currencyOf, within } from '../../state/view.js';
import { html } from '../../view/react.js';
import { CurrencyChoice } from './CurrencyChoice.js';
import { DimensionPanel } from './DimensionPanel.js';
import { SummaryTiles } from './SummaryTiles.js';
import { TrendPanel } from './TrendPanel.js';
import { trendRows } from './trendRows.js';

const COMPARED = { previous: { label: 'The days before', than: 'Before', of: before }, year: { label: 'A year ago', than: 'Year ago', of: yearBefore }, none: { label: 'Nothing' } };
const TILES = ['net', 'gross', 'discounts', 'refunds', 'transactions', 'units', 'average_transaction_value', 'units_per_transaction', 'average_unit_retail', 'refund_rate'];
const WITH_LINES = ['net', 'gross', 'discounts', 'refunds', 'units'];

/** How much was sold, when, and of what. */
export function Sales({ view }) {
  const granularity = view.query.get('granularity') ?? usualGranularity(view.period);
  const compare = COMPARED[view.query.get('compare')] ? view.query.get('compare') : 'previous';
  const { than, of } = COMPARED[compare];
  const otherPeriod = of?.(view.period);
  const requests = {
    summary: path('sales/summary', view.asked),
    trend: path('sales/timeseries', view.asked, { granularity }),
    ...(otherPeriod ? { other: path('sales/timeseries', within(view.narrow, otherPeriod), { granularity }) } : {}),
    categories: path('sales/by/category', view.asked),
  };
  const { data, errors, loading, again } = useData(requests);
  const currency = currencyOf(view.query, data?.categories?.items);
  const state = name => ({ answer: data?.[name], problem: errors[name], again, loading, call: requests[name] });
  const points = data?.trend && Object.fromEntries(WITH_LINES.map(name => [name, trendRows({ items: data.trend.items, period: view.period, granularity, name, currency }).map(row => row.value)]));
  return html`
    <div class="head">
      <h1>Sales</h1><p>${days(view.period.from, view.period.to)}</p>
      <div class="push"><${CurrencyChoice} items=${data?.categories?.items} currency=${currency} />
        <span class="quiet small">Compare with </span>
        <${Segments} label="Compare with" value=${compare} options=${Object.entries(COMPARED).map(([id, { label }]) => ({ id, label }))} onChange=${id => choose({ compare: id }, { replace: true })} />
      </div>
    </div>
    <${SummaryTiles} summary=${data?.summary} currency=${currency} names=${TILES} points=${points} />
    <div class="grid">
      <${TrendPanel} ...${{ view, currency, granularity, than, otherPeriod, data, state }} />
      <${DimensionPanel} title="By category" dimension="category" currency=${currency} ...${state('categories')} />
    </div>`;
}
