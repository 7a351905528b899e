import { path } from '../../api/client.js';
import { usePage } from '../../api/usePage.js';
import { days } from '../../format/time.js';
import { Empty } from '../../parts/states.js';
import { choose } from '../../state/location.js';
import { before, usualGranularity } from '../../state/period.js';
import { COUNTED_DAYS, within } from '../../state/view.js';
import { html } from '../../view/react.js';
import { CustomerTable } from './CustomerTable.js';
import { CustomerTiles } from './CustomerTiles.js';
import { CustomerTrend } from './CustomerTrend.js';
import { FrequencyPanel } from './FrequencyPanel.js';

/** Who bought: how many, how often, whether for the first time, how much. */
export function Customers({ view }) {
  return view.detailed ? html`<${Counted} view=${view} />` : html`<${TooManyDays} view=${view} />`;
}

function Counted({ view }) {
  const usual = usualGranularity(view.period);
  const granularity = usual === 'hour' ? 'day' : usual;
  const frequency = view.query.get('frequency');
  const { data, state } = usePage({
    totals: path('customers', view.asked, { limit: 1 }),
    before: path('customers', within(view.narrow, before(view.period)), { limit: 1 }),
    trend: path('customers/timeseries', view.asked, { granularity }),
  });
  const toCome = data?.totals?.days_to_come;
  return html`
    <${Head} view=${view}>
      ${toCome > 0 && html`; <strong>customers of ${toCome} days that were loaded just now are still being counted</strong>`}
    <//>
    <${CustomerTiles} now=${data?.totals} then=${data?.before} ...${state('totals')} />
    <div class="grid">
      <${CustomerTrend} trend=${data?.trend} ...${state('trend')} />
      <${FrequencyPanel} counts=${data?.totals?.frequency} chosen=${frequency} ...${state('totals')} />
      <${CustomerTable} ...${{ view, frequency }} />
    </div>`;
}

const Head = ({ view, children }) => html`
  <div class="head"><h1>Customers</h1><p>${days(view.period.from, view.period.to)}, those whom receipts name${children}</p></div>`;

function TooManyDays({ view }) {
  const show = () => choose({ range: '30d', from: null, to: null });
  return html`
    <${Head} view=${view} />
    <${Empty} title="Customers of so many days are not kept by category and product"
      action=${html`<button class="button" onClick=${show}>Show the last 30 days</button>`}>
      They are counted for ${COUNTED_DAYS} days at most. Choose fewer days, or all products.
    <//>`;
}
