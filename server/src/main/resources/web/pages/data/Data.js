import { path } from '../../api/client.js';
import { usePage } from '../../api/usePage.js';
import { html } from '../../view/react.js';
import { LateEvents } from './LateEvents.js';
import { Loads } from './Loads.js';
import { Rejects } from './Rejects.js';
import { RulesPanel } from './RulesPanel.js';

const EVERY = 10_000;

/** What came in, and what did not. */
export function Data({ view }) {
  const { retailer } = view;
  const object = view.query.get('object');
  const rule = view.query.get('rule');
  const { data, state } = usePage(
    {
      loads: path('loads', { retailer }),
      rules: path('rejects/by-rule', { retailer }, { object }),
      late: path('late-events', { retailer }),
    },
    EVERY,
  );
  // Not asked for again and again: the reader may be pages further.
  const rejected = usePage({ rejects: path('rejects', { retailer }, { object, rule }) });
  return html`
    <div class="head"><h1>Data</h1><p>What came in from ${retailer}, and what was turned away</p></div>
    <div class="grid">
      <${Loads} loads=${data?.loads?.items} object=${object} ...${state('loads')} />
      <${RulesPanel} rules=${data?.rules?.items} records=${data?.rules?.records} ...${state('rules')} />
      <${LateEvents} view=${view} events=${data?.late?.items} ...${state('late')} />
      <${Rejects} key=${`${object} ${rule}`} answered=${rejected.data?.rejects}
        ...${{ object, rule }} ...${rejected.state('rejects')} />
    </div>`;
}
