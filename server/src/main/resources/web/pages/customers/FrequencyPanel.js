import { ChartPanel } from '../../chart/ChartPanel.js';
import { ranked, rankedHeight } from '../../chart/ranked.js';
import { count, percent } from '../../format/number.js';
import { choose } from '../../state/location.js';
import { html, useMemo } from '../../view/react.js';

/** How the API calls them, and what they are called here. */
export const FREQUENCIES = {
  once: 'Once',
  twice: 'Twice',
  three_to_five: '3 to 5 times',
  six_or_more: '6 times or more',
};

/** How often customers bought; a click lists them. */
export function FrequencyPanel({ counts, chosen, ...state }) {
  const { rows, option, columns } = useMemo(() => {
    if (!counts) return {};
    const whole = Object.values(counts).reduce((sum, one) => sum + one, 0);
    const rows = Object.entries(FREQUENCIES).map(([frequency, label]) => ({
      frequency,
      label,
      value: counts[frequency],
      share: whole ? counts[frequency] / whole : null,
    }));
    const exact = (row, c) => [
      [c.accent, 'Customers', count(row.value)],
      [null, 'Share', percent(row.share)],
    ];
    return {
      rows: whole ? rows : [],
      option: ranked({ rows, write: count, exact }),
      columns: [
        { key: 'label', label: 'Bought' },
        { key: 'value', label: 'Customers', number: true, format: count },
        { key: 'share', label: 'Share', number: true, format: percent },
      ],
    };
  }, [counts]);
  const pick = row => choose({ frequency: row.frequency === chosen ? null : row.frequency });
  return html`
    <${ChartPanel} title="How often they bought" hint="receipts in these days" width="w4" onPick=${pick}
      ...${{ rows, option, columns }} height=${rankedHeight(Object.keys(FREQUENCIES).length)} ...${state}
      emptyTitle="No known customers"
      emptyText="No receipt of these days names its customer. Choose more days or fewer filters." />`;
}
