import { duration, moment } from '../../format/time.js';
import { ApiLink } from '../../parts/ApiLink.js';
import { Panel } from '../../parts/Panel.js';
import { Ready } from '../../parts/states.js';
import { Table } from '../../parts/Table.js';
import { html } from '../../view/react.js';

/** Events that came after their minute was closed. */
export function LateEvents({ view, events, answer, call, ...state }) {
  const at = instant => moment(instant, view.timeZone);
  const columns = [
    { key: 'event', label: 'Event', cell: one => html`<span title=${one.topic}>${one.event}</span>` },
    { key: 'store', label: 'Store', format: store => (store ? view.storeName(store) : '–') },
    { key: 'event_time', label: 'Happened', tight: true, format: at },
    { key: 'arrived_at', label: 'Came', tight: true, format: at },
    { key: 'delay_seconds', label: 'Late by', number: true, format: duration },
  ];
  const tools = html`<${ApiLink} of="Late events" call=${call} />`;
  return html`
    <${Panel} title="Late events" tools=${tools} hint="they count all the same: their minute is counted anew" width="w6" flush=${true}>
      <${Ready} of=${answer} ...${state} height=${160} empty=${!events?.length} emptyTitle="No event came late"
        emptyText="Every event arrived before its minute was closed.">
        <${Table} caption="Late events" height=${310} columns=${columns} rows=${events}
          rowKey=${one => one.topic + one.event} />
      <//>
    <//>`;
}
