import { ChartPanel } from '../../chart/ChartPanel.js';
import { ranked, rankedHeight } from '../../chart/ranked.js';
import { count, percent } from '../../format/number.js';
import { choose } from '../../state/location.js';
import { html, useMemo } from '../../view/react.js';

/** How the API calls them, and what they are called here. */
export const COVERS = {
  out: 'Out of stock',
  under_3: 'Under 3 days',
  under_7: '3 to 7 days',
  under_14: '1 to 2 weeks',
  under_28: '2 to 4 weeks',
  under_56: '4 to 8 weeks',
  more: 'More than 8 weeks',
  unsold: 'Nothing sold',
};

/**
 * For how long the stock lasts; a click lists the products.
 *
 * @param counting how fast they sell is not known yet: none is said to be unsold before
 */
export function CoverPanel({ counts, chosen, counting, ...state }) {
  const { rows, option, columns } = useMemo(() => {
    const whole = Object.values(counts).reduce((sum, one) => sum + one, 0);
    const rows = Object.entries(COVERS).map(([cover, label]) => ({
      cover,
      label,
      value: counts[cover],
      share: whole ? counts[cover] / whole : null,
    }));
    const exact = (row, c) => [
      [c.accent, 'Products in stores', count(row.value)],
      [null, 'Share', percent(row.share)],
    ];
    return {
      rows,
      option: ranked({ rows, write: count, exact }),
      columns: [
        { key: 'label', label: 'Lasts for' },
        { key: 'value', label: 'Products in stores', number: true, format: count },
        { key: 'share', label: 'Share', number: true, format: percent },
      ],
    };
  }, [counts]);
  const pick = row => choose({ cover: row.cover === chosen ? null : row.cover });
  return html`
    <${ChartPanel} title="Days of cover" hint="products in stores, at the pace of the last 28 days"
      ...${{ option, columns }} rows=${counting ? [] : rows} onPick=${pick} height=${rankedHeight(rows.length)} ...${state}
      emptyTitle="Being counted" emptyText="How fast products sell is counted soon after their first events." />`;
}
