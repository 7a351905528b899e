import { path } from '../../api/client.js';
import { usePage } from '../../api/usePage.js';
import { RankedPanel } from '../../chart/RankedPanel.js';
import { days } from '../../format/time.js';
import { CurrencyChoice } from '../../parts/CurrencyChoice.js';
import { FigureChoice, figureOf } from '../../parts/FigureChoice.js';
import { SummaryTiles } from '../../parts/SummaryTiles.js';
import { choose } from '../../state/location.js';
import { members } from '../../state/members.js';
import { before, usualGranularity } from '../../state/period.js';
import { currencyOf, within } from '../../state/view.js';
import { html, useMemo } from '../../view/react.js';
import { trendRows } from '../sales/trendRows.js';
import { LinesPanel } from '../sales/LinesPanel.js';
import { NO_REASON, ReasonsPanel } from './ReasonsPanel.js';
import { RefundTrend } from './RefundTrend.js';

const FIGURES = ['refunds', 'refund_rate', 'refund_units'];
const TILES = ['refunds', 'refund_rate', 'refund_lines', 'refund_units', 'sales'];
const RANKED = [
  ['category', 'Category', 'By category', 15],
  ['product', 'Product', 'By product', 15],
  ['store', 'Store', 'By store', 15],
];
/** A rate of next to no sales says nothing: members below this part of the whole are not ranked by it. */
const LEAST_SHARE = 0.001;

/** What was paid back, why and for what. */
export function Refunds({ view }) {
  const name = figureOf(view.query, FIGURES);
  const chosen = view.query.get('reason');
  const granularity = usualGranularity(view.period) === 'hour' ? 'day' : usualGranularity(view.period);
  const earlier = within(view.narrow, before(view.period));
  const { data, state } = usePage({
    summary: path('sales/summary', view.asked),
    trend: path('sales/timeseries', view.asked, { granularity }),
    reasons: path('refunds/by-reason', view.asked),
    reasonsBefore: path('refunds/by-reason', earlier),
    ...Object.fromEntries(
      RANKED.flatMap(([dimension]) => [
        [dimension, path(`sales/by/${dimension}`, view.asked)],
        [`${dimension}Before`, path(`sales/by/${dimension}`, earlier)],
      ]),
    ),
  });
  const currency = currencyOf(view.query, data?.store?.items, 'sales');
  const rows = useMemo(
    () => Object.fromEntries(RANKED.map(([dimension]) => [dimension, refunded(data, dimension, currency, name)])),
    [data, currency, name],
  );
  const points = useMemo(() => {
    const course = figure => trendRows({ now: data.trend, name: figure, currency }).map(row => row.value);
    return data?.trend && Object.fromEntries(TILES.map(figure => [figure, course(figure)]));
  }, [data, currency]);
  const { problem, again } = state('summary');
  return html`
    <div class="head">
      <h1>Refunds</h1><p>${days(view.period.from, view.period.to)}</p>
      <div class="push">
        <${CurrencyChoice} items=${data?.store?.items} currency=${currency} />
        <${FigureChoice} names=${FIGURES} name=${name} />
      </div>
    </div>
    <${SummaryTiles} summary=${data?.summary} names=${TILES} ...${{ currency, points, problem, again }} />
    <div class="grid">
      <${RefundTrend} ...${{ data, currency, state }} />
      <${ReasonsPanel} items=${data?.reasons?.items} past=${data?.reasonsBefore?.items}
        ...${{ chosen, name, currency }} ...${state('reasons')} />
      ${RANKED.map(
        ([dimension, word, title, most]) => html`
        <${RankedPanel} key=${dimension} ...${{ title, word, dimension, most, name, currency }} width="w6" rows=${rows[dimension]}
          ...${state(dimension)} emptyTitle="No refunds" emptyText="Nothing was paid back in these days." />`,
      )}
      <${LinesPanel} title="Refunded lines" view=${view} asked=${view.asked} more=${{ kind: 'refund', reason: chosen }}
        tools=${chosen && html`<${ChosenReason} reason=${chosen} />`} />
    </div>`;
}

function ChosenReason({ reason }) {
  const label = 'Show refunds of every reason again';
  return html`
    <button class="tool" aria-label=${label} title=${label} aria-pressed="true"
      onClick=${() => choose({ reason: null })}>${reason === NO_REASON ? 'no reason given' : reason} ✕</button>`;
}

function refunded(data, dimension, currency, name) {
  if (!data?.[dimension]) return undefined;
  const all = members({ items: data[dimension].items, past: data[`${dimension}Before`]?.items, currency, name });
  const whole = all.reduce((sum, row) => sum + row.sales, 0);
  return all.filter(row => row.refund_lines > 0 && (name !== 'refund_rate' || row.sales >= LEAST_SHARE * whole));
}
