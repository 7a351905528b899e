import { ChartPanel } from '../../chart/ChartPanel.js';
import { ranked, rankedHeight } from '../../chart/ranked.js';
import { choose } from '../../state/location.js';
import { column, MEASURES } from '../../state/measures.js';
import { percent } from '../../format/number.js';
import { useMemo, html } from '../../view/react.js';

const MOST = 12;

/**
 * The members of a dimension by one figure; a click filters by a member.
 *
 * @param answer of sales/by/{dimension}
 */
export function DimensionPanel({ title, answer, dimension, name = 'net', currency, width = 'w4', most = MOST, ...others }) {
  const { rows, option, columns } = useMemo(() => {
    if (!answer) return {};
    const members = answer.items.filter(item => item.currency === currency);
    const whole = members.reduce((sum, item) => sum + (item[name] ?? 0), 0);
    const rows = members.map(item => ({ ...item, label: item.name ?? item.member ?? 'Not said', value: item[name] ?? 0, share: whole ? (item[name] ?? 0) / whole : null }));
    rows.sort((a, b) => b.value - a.value);
    const measure = MEASURES[name];
    const exact = (row, c) => [[c.accent, measure.label, measure.exact(row.value, currency)], [null, 'Share', percent(row.share)], [null, 'Units', MEASURES.units.exact(row.units)], [null, 'Refund rate', percent(row.refund_rate)]];
    return {
      rows,
      option: ranked({ rows: rows.slice(0, most), write: value => measure.short(value, currency), exact }),
      columns: [{ key: 'label', label: title.replace(/^By /, '').replace(/^./, first => first.toUpperCase()) }, column(name, currency), { key: 'share', label: 'Share', number: true, format: percent },
        ...['units', 'refund_rate'].map(other => column(other, currency))],
    };
  }, [answer, name, currency]);
  const pick = row => row.member !== null && choose({ [dimension]: row.member });
  const hint = rows?.length > most ? `${most} of ${rows.length}; the table has all` : null;
  return html`<${ChartPanel} ...${{ title, hint, width, columns, rows, option, answer }} onPick=${pick} height=${rankedHeight(Math.min(rows?.length ?? 6, most))} ...${others} />`;
}
