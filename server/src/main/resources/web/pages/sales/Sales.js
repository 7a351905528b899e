import { path } from '../../api/client.js';
import { usePage } from '../../api/usePage.js';
import { RankedPanel } from '../../chart/RankedPanel.js';
import { days } from '../../format/time.js';
import { CurrencyChoice } from '../../parts/CurrencyChoice.js';
import { figureOf } from '../../parts/FigureChoice.js';
import { Segments } from '../../parts/Segments.js';
import { SummaryTiles } from '../../parts/SummaryTiles.js';
import { choose } from '../../state/location.js';
import { members } from '../../state/members.js';
import { before, usualGranularity, yearBefore } from '../../state/period.js';
import { currencyOf, within } from '../../state/view.js';
import { html, useMemo } from '../../view/react.js';
import { HeatmapPanel } from './HeatmapPanel.js';
import { LinesPanel } from './LinesPanel.js';
import { slotName, slotOf } from './slot.js';
import { SHOWN, SIZES, TrendPanel } from './TrendPanel.js';
import { trendRows } from './trendRows.js';

const COMPARED = {
  previous: { label: 'The days before', than: 'Before', of: before },
  year: { label: 'A year ago', than: 'Year ago', of: yearBefore },
  none: { label: 'Nothing', of: before },
};
const TILES = [
  'net',
  'gross',
  'discounts',
  'refunds',
  'transactions',
  'units',
  'average_transaction_value',
  'units_per_transaction',
  'average_unit_retail',
  'refund_rate',
];
const WITH_COURSE = ['net', 'gross', 'discounts', 'refunds', 'transactions', 'units'];

const NO_HOURS = {
  answer: [],
  emptyTitle: 'Hours of so many days are not kept',
  emptyText: 'Hours of a category or product are counted for 31 days at most. Choose fewer days, or all products.',
};

/** How much was sold, when, and of what. */
export function Sales({ view }) {
  const wanted = view.query.get('granularity');
  const slot = slotOf(view.query);
  const granularity = slot ? 'hour' : SIZES.includes(wanted) ? wanted : usualGranularity(view.period);
  const hoursKept = view.detailed;
  const compare = COMPARED[view.query.get('compare')] ? view.query.get('compare') : 'previous';
  const { than, of } = COMPARED[compare];
  const otherPeriod = of(view.period);
  const earlier = within(view.narrow, otherPeriod);
  const { data, state } = usePage({
    summary: path('sales/summary', view.asked),
    trend: path('sales/timeseries', view.asked, { granularity }),
    other: path('sales/timeseries', earlier, { granularity }),
    categories: path('sales/by/category', view.asked),
    otherCategories: path('sales/by/category', earlier),
    ...(hoursKept ? { heatmap: path('sales/heatmap', view.asked) } : {}),
  });
  const currency = currencyOf(view.query, data?.categories?.items);
  const categories = useMemo(
    () => data?.categories && members({ items: data.categories.items, past: data.otherCategories?.items, currency }),
    [data, currency],
  );
  const points = useMemo(() => {
    const course = name => trendRows({ now: data.trend, name, currency }).map(row => row.value);
    return data?.trend && Object.fromEntries(WITH_COURSE.map(name => [name, course(name)]));
  }, [data, currency]);
  return html`
    <div class="head">
      <h1>Sales</h1><p>${days(view.period.from, view.period.to)}</p>
      <div class="push">
        <${CurrencyChoice} items=${data?.categories?.items} currency=${currency} />
        <span class="quiet small">Compare with </span>
        <${Segments} label="Compare with" value=${compare}
          options=${Object.entries(COMPARED).map(([id, { label }]) => ({ id, label }))}
          onChange=${id => choose({ compare: id }, { replace: true })} />
      </div>
    </div>
    <${SummaryTiles} summary=${data?.summary} problem=${state('summary').problem} again=${state('summary').again}
      currency=${currency} names=${TILES} points=${points} />
    <div class="grid">
      <${TrendPanel} ...${{ view, currency, granularity, than, slot, data, state }} />
      <${RankedPanel} title="By category" word="Category" dimension="category" rows=${categories} currency=${currency}
        ...${state('categories')} />
      <${HeatmapPanel} name=${figureOf(view.query, SHOWN)} ...${{ currency, slot, data }}
        ...${hoursKept ? state('heatmap') : NO_HOURS} />
      <${LinesPanel} view=${view} asked=${view.asked} more=${slot ?? {}}
        title=${slot ? `Lines of ${slotName(slot)}` : 'Lines'} />
    </div>`;
}
