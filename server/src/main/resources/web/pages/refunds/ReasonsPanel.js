import { ChartPanel } from '../../chart/ChartPanel.js';
import { ranked, rankedHeight } from '../../chart/ranked.js';
import { percent } from '../../format/number.js';
import { changeColumn } from '../../parts/ChangeText.js';
import { choose } from '../../state/location.js';
import { members } from '../../state/members.js';
import { column, MEASURES } from '../../state/measures.js';
import { html, useMemo } from '../../view/react.js';

/** What a reason is called where none was given: in the address, and to the reader. */
export const NO_REASON = 'none';
const UNSAID = 'No reason given';

/** Why goods came back; a click shows the refunds themselves. */
export function ReasonsPanel({ items, past, name, currency, chosen, ...state }) {
  const { rows, option, columns } = useMemo(() => {
    if (!items) return {};
    const measure = MEASURES[name];
    const rows = members({ items: items.map(named), past: past?.map(named), currency, name });
    const exact = (row, c) => [
      [c.accent, measure.label, measure.exact(row.value, currency)],
      [null, 'Refunds', MEASURES.refunds.exact(row.refunds, currency)],
      [null, 'Share of refunds', percent(row.part)],
      [null, 'Part of sales', percent(row.refund_rate)],
      [null, 'Refunded lines', MEASURES.refund_lines.exact(row.refund_lines)],
    ];
    return {
      rows,
      option: ranked({ rows, write: value => measure.short(value, currency), exact }),
      columns: [
        { key: 'label', label: 'Reason' },
        column('refunds', currency),
        changeColumn('vs before', 'bad'),
        { key: 'part', label: 'Share of refunds', number: true, format: percent },
        column('refund_rate'),
        column('refund_lines'),
        column('refund_units'),
      ],
    };
  }, [items, past, name, currency]);
  const pick = ({ member }) => choose({ reason: member === chosen ? null : member });
  return html`
    <${ChartPanel} title="By reason" width="w6" hint="the part of sales is the refund rate" onPick=${pick}
      ...${{ rows, option, columns }} height=${rankedHeight(rows?.length || 5)} ...${state}
      emptyTitle="No refunds" emptyText="Nothing was paid back in these days." />`;
}

/** As a member of a dimension. */
const named = item => ({ ...item, member: item.reason ?? NO_REASON, name: item.reason ?? UNSAID, part: item.share });
