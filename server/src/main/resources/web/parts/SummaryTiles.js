import { Tile, Tiles } from './Tile.js';
import { Failed, Waiting } from './states.js';
import { MEASURES } from '../state/measures.js';
import { days } from '../format/time.js';
import { html } from '../view/react.js';

/**
 * Key figures of the chosen days beside those before.
 *
 * @param summary answer of sales/summary
 * @param names which figures, in order
 * @param points values for a sparkline, by figure
 */
export function SummaryTiles({ summary, currency, names, points, problem, again }) {
  if (problem) return html`<${Failed} problem=${problem} again=${again} />`;
  if (!summary)
    return html`<${Tiles} number=${names.length}>${names.map(name => html`<div key=${name}><${Waiting} height=${104} /></div>`)}<//>`;
  const figures = new Map(summary.items.filter(item => item.currency === currency).map(item => [item.metric, item]));
  return html`<${Tiles} number=${names.length}>${names.map(name => {
    const { label, short, exact, meaning, rising } = MEASURES[name];
    const item = figures.get(name) ?? { value: null };
    const changes = [
      {
        value: item.previous_change,
        than: 'vs before',
        title: `${exact(item.previous, currency)} in ${days(summary.previous.from, summary.previous.to)}`,
      },
      {
        value: item.year_before_change,
        than: 'vs year ago',
        title: `${exact(item.year_before, currency)} in ${days(summary.year_before.from, summary.year_before.to)}`,
      },
    ];
    return html`<${Tile} key=${name} ...${{ label, meaning, rising, changes, points: points?.[name], exact: item.value, value: short(item.value, currency) }} />`;
  })}<//>`;
}
