import { currencyOf } from '../../state/view.js';
import { amountShort } from '../../format/money.js';
import { count, NONE, percent, ratio } from '../../format/number.js';
import { clockSeconds } from '../../format/time.js';
import { CurrencyChoice } from '../../parts/CurrencyChoice.js';
import { Failed, Waiting } from '../../parts/states.js';
import { Tile, Tiles } from '../../parts/Tile.js';
import { html } from '../../view/react.js';
import { LatestSales } from './LatestSales.js';
import { MinutesPanel } from './MinutesPanel.js';
import { StoresNow } from './StoresNow.js';
import { useLive } from './useLive.js';
import { addUp, wholeMinutes } from './windows.js';

const SALES_TOPIC = 'retail-transactions';
const STATUS = { open: ['on', 'Live'], lost: ['off', 'Connecting again'], connecting: ['', 'Connecting'] };

/** What is happening now. */
export function Live({ view }) {
  const parameters = new URLSearchParams([...view.narrow].filter(([name]) => !['category', 'product'].includes(name)));
  const { live, sales, windows, problem, status, again } = useLive(parameters);
  if (!live && problem) return html`<${Failed} problem=${problem} again=${again} />`;
  if (!live) return html`<h1>Live</h1><${Waiting} height=${110} /><${Waiting} height=${320} />`;
  const now = Date.parse(live.at);
  const currency = currencyOf(view.query, live.totals, 'today');
  const stores = new Set(live.items.map(item => item.store));
  const wanted = one =>
    one.currency === currency && one.retailer === view.retailer && (!narrowed(parameters) || stores.has(one.store));
  const sum = addUp(windows, now, wanted);
  const [tone, word] = STATUS[status];
  return html`
    <div class="head">
      <h1>Live</h1><p>the last 60 minutes, at ${clockSeconds(live.at, view.timeZone)} in the shops</p>
      <div class="push">
        <${CurrencyChoice} items=${live.totals} currency=${currency} />
        <span class="live ${tone}" role="status"><i></i>${word}</span>
      </div>
    </div>
    ${problem && html`<${Old} ...${{ view, live, problem }} />`}
    <${LiveTiles} ...${{ live, sum, currency }} />
    <div class="grid">
      <${MinutesPanel} ...${{ view, live, sum, currency }} call="live?${parameters}" />
      <${StoresNow} ...${{ view, sum, currency }} call="live?${parameters}" />
      <${LatestSales} view=${view} sales=${sales.items} call="live/sales?${parameters}" />
    </div>`;
}

/** The last question was not answered: the next one is on its way. */
function Old({ view, live, problem }) {
  return html`
    <p class="note" role="alert">
      <strong>These figures are of ${clockSeconds(live.at, view.timeZone)}.</strong> ${problem.message}
      ${/[.?!]$/.test(problem.message) ? '' : '.'} It is asked again every few seconds.
    </p>`;
}

const narrowed = parameters => ['store', 'city', 'region', 'tier'].some(name => parameters.has(name));

function LiveTiles({ live, sum, currency }) {
  const total = live.totals.find(one => one.currency === currency) ?? {};
  const topic = live.topics.find(one => one.topic === SALES_TOPIC) ?? {};
  const money = (label, value, meaning, points) =>
    html`<${Tile} ...${{ label, meaning, points, exact: value, value: amountShort(value, currency) }} />`;
  const latency = topic.latency_p50_ms == null ? NONE : `${count(topic.latency_p50_ms)} ms`;
  const average = sum.transactions ? sum.revenue / sum.transactions : null;
  return html`
    <${Tiles} number=${8}>
      ${money(
        'Revenue, last hour',
        sum.revenue,
        'Sales of the last 60 minutes, the running one included',
        wholeMinutes(sum).map(minute => minute.revenue),
      )}
      <${Tile} label="Transactions, last hour" exact=${sum.transactions} value=${count(sum.transactions)}
        points=${wholeMinutes(sum).map(minute => minute.transactions)} />
      <${Tile} label="Transactions a minute" exact=${total.transactions_per_minute}
        value=${ratio(total.transactions_per_minute)}
        meaning="On average of the last 5 whole minutes" />
      ${money('Average transaction', average, 'Revenue divided by transactions, of the last hour')}
      ${money('This hour, projected', total.projected_hour_revenue, 'The hour so far, its rest at the pace of the last 15 minutes')}
      ${money('Today', total.today, 'Sales of the shops\u2019 day, from events and files')}
      <${Tile} label="Active customers" exact=${live.active_customers} value=${count(live.active_customers)}
        meaning="Different customers of the last 60 minutes, within about 2 %" />
      <${Tile} label="Latency and quality" exact=${live.quality} value=${percent(live.quality)}
        meaning="The part of events that kept every rule; milliseconds from the broker to the warehouse">
        <p>${latency} in the middle, ${topic.latency_p99_ms == null ? NONE : `${count(topic.latency_p99_ms)} ms`} at p99</p>
      <//>
    <//>`;
}
