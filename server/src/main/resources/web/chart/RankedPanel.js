import { changeColumn } from '../parts/ChangeText.js';
import { change, percent } from '../format/number.js';
import { choose } from '../state/location.js';
import { column, MEASURES } from '../state/measures.js';
import { html, useMemo } from '../view/react.js';
import { ChartPanel } from './ChartPanel.js';
import { ranked, rankedHeight } from './ranked.js';

/**
 * Members of a dimension as bars; a click filters by a member.
 *
 * @param rows of members(), in the order to show; undefined before there is an answer
 * @param word what a member is called
 * @param most how many bars; the table has all
 */
export function RankedPanel({
  title,
  rows,
  dimension,
  word,
  name = 'net',
  currency,
  width = 'w4',
  most = 12,
  onPick,
  ...others
}) {
  const { option, columns } = useMemo(() => {
    if (!rows) return {};
    const measure = MEASURES[name];
    const exact = (row, c) => [
      [c.accent, measure.label, measure.exact(row.value, currency)],
      [null, 'Share', percent(row.share)],
      [null, 'Against before', change(row.change)],
      [null, 'Units', MEASURES.units.exact(row.units)],
      [null, 'Refund rate', percent(row.refund_rate)],
    ];
    return {
      option: ranked({ rows: rows.slice(0, most), write: value => measure.short(value, currency), exact }),
      columns: [
        { key: 'label', label: word },
        column(name, currency, { key: 'value' }),
        changeColumn(),
        { key: 'share', label: 'Share', number: true, format: percent },
        ...['units', 'refund_rate'].filter(other => other !== name).map(other => column(other, currency)),
      ],
    };
  }, [rows, name, currency, most]);
  const pick = onPick ?? (row => row.member !== null && choose({ [dimension]: row.member }));
  const hint = rows?.length > most ? `${most} of ${rows.length}; the table has all` : null;
  return html`<${ChartPanel} ...${{ title, hint, width, columns, rows, option }} onPick=${pick} height=${rankedHeight(Math.min(rows?.length || 6, most))} ...${others} />`;
}
