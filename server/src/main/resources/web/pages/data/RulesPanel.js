import { ChartPanel } from '../../chart/ChartPanel.js';
import { ranked, rankedHeight } from '../../chart/ranked.js';
import { count } from '../../format/number.js';
import { moment } from '../../format/time.js';
import { choose } from '../../state/location.js';
import { html, useMemo } from '../../view/react.js';

const MOST = 12;

/** How many records broke each rule; a click shows them. */
export function RulesPanel({ rules, records, ...state }) {
  const { rows, option, columns } = useMemo(() => {
    if (!rules) return {};
    const rows = rules.map(({ rule, records, latest }) => ({ label: rule, value: records, latest }));
    const exact = (row, c) => [
      [c.accent, 'Records', count(row.value)],
      [null, 'Latest', moment(row.latest)],
    ];
    return {
      rows,
      option: ranked({ rows: rows.slice(0, MOST), write: count, exact }),
      columns: [
        { key: 'label', label: 'Rule' },
        { key: 'value', label: 'Records', number: true, format: count },
        { key: 'latest', label: 'Latest', format: at => moment(at) },
      ],
    };
  }, [rules]);
  const hint = records ? `${count(records)} records; one that broke two rules counts under both` : null;
  return html`
    <${ChartPanel} title="Rejected by rule" width="w6" ...${{ hint, rows, option, columns }}
      height=${rankedHeight(Math.min(rows?.length || 6, MOST))} onPick=${row => choose({ rule: row.label })} ...${state}
      emptyTitle="Nothing was rejected" emptyText="Every record that came in kept all rules." />`;
}
