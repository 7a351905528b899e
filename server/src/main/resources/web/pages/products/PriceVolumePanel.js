import { ChartPanel } from '../../chart/ChartPanel.js';
import { scatter } from '../../chart/scatter.js';
import { choose } from '../../state/location.js';
import { column, MEASURES } from '../../state/measures.js';
import { html, useMemo } from '../../view/react.js';

const MOST = 500;

/** Price against quantity, one point for each product. */
export function PriceVolumePanel({ rows: all, currency, ...state }) {
  const { rows, option, columns } = useMemo(() => {
    if (!all) return {};
    const rows = all
      .filter(row => row.units > 0 && row.average_unit_retail > 0)
      .slice(0, MOST)
      .map(row => ({ ...row, x: row.average_unit_retail, y: row.units, size: row.net }));
    const wide = values => Math.max(...values) > 50 * Math.min(...values);
    const axes = {
      x: {
        name: 'Average unit retail',
        write: value => MEASURES.net.axis(value, currency),
        log: wide(rows.map(row => row.x)),
      },
      y: { name: 'Units', write: value => MEASURES.units.axis(value), log: wide(rows.map(row => row.y)) },
    };
    const exact = (row, c) => [
      [c.accent, 'Net sales', MEASURES.net.exact(row.net, currency)],
      [null, 'Average unit retail', MEASURES.average_unit_retail.exact(row.x, currency)],
      [null, 'Units', MEASURES.units.exact(row.y)],
    ];
    return {
      rows,
      option: scatter({ rows, axes, exact }),
      columns: [
        { key: 'label', label: 'Product' },
        column('average_unit_retail', currency),
        column('units', currency),
        column('net', currency),
      ],
    };
  }, [all, currency]);
  const hint = all?.length > MOST ? `the ${MOST} with most sales; size is net sales` : 'size is net sales';
  return html`<${ChartPanel} title="Price and volume" width="w7" ...${{ hint, rows, option, columns }} height=${320} onPick=${row => choose({ product: row.member })} ...${state} />`;
}
