import { count, percent, ratio } from '../../format/number.js';
import { days } from '../../format/time.js';
import { Failed, Waiting } from '../../parts/states.js';
import { Tile, Tiles } from '../../parts/Tile.js';
import { html } from '../../view/react.js';

const TILES = [
  ['customers', 'Customers', 'Known customers with a receipt in these days', count],
  ['new', 'New', 'Their first receipt at this retailer is of these days', count],
  ['returning', 'Returning', 'They had bought before these days', count],
  ['repeat_rate', 'Repeat rate', 'Customers with two receipts or more in these days, as a part of all', percent],
  ['transactions_per_customer', 'Receipts a customer', 'Receipts of known customers divided by customers', ratio],
  ['known_share', 'Known receipts', 'Receipts that name their customer, as a part of all', percent],
];

/** How many customers there are beside those before. */
export function CustomerTiles({ now, then, problem, again }) {
  if (problem) return html`<${Failed} ...${{ problem, again }} />`;
  return html`
    <${Tiles} number=${TILES.length}>${TILES.map(([name, label, meaning, write]) => {
      if (!now) return html`<div key=${name}><${Waiting} height=${104} /></div>`;
      const [value, past] = [figure(now, name), then && figure(then, name)];
      const changes = then
        ? [
            {
              value: past && value !== null ? (value - past) / Math.abs(past) : null,
              than: 'vs before',
              title: `${write(past)} in ${days(then.from, then.to)}`,
            },
          ]
        : [];
      const rising = name === 'known_share' ? 'neutral' : 'good';
      return html`<${Tile} key=${name} ...${{ label, meaning, rising, changes, exact: value, value: write(value) }} />`;
    })}<//>`;
}

const figure = (answer, name) => (name in answer.totals ? answer.totals[name] : answer[name]);
