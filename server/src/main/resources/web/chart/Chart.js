import { useTheme } from '../state/theme.js';
import { html, useEffect, useRef, useState } from '../view/react.js';
import { colours } from './colours.js';
import { whenIdle } from './whenIdle.js';

let library = null;
const load = () => (library ??= import('../vendor/echarts/echarts.esm.min.js'));

/**
 * A drawing of rows. The arrow keys walk over the rows, and what each says is read out; Enter picks one as a click does.
 *
 * @param option(colours) makes the options of ECharts; the dataIndex of each series is the place of a row
 * @param label what the drawing shows, for those who do not see it
 * @param speak(row) what a row says
 * @param onPick(row) what a click on a row does, if anything
 * @param height in pixels
 * @param handle a ref that gets { image() }: the drawing as a blob
 */
export function Chart({ option, rows, label, speak, onPick, height = 260, handle }) {
  const box = useRef(null);
  const chart = useRef(null);
  const latest = useRef({});
  latest.current = { rows, onPick };
  const [at, setAt] = useState(-1);
  const [ready, setReady] = useState(false);
  const theme = useTheme();

  useEffect(() => {
    let gone = false;
    let watcher = null;
    load().then(echarts => {
      if (gone) return;
      chart.current = echarts.init(box.current, null, { renderer: 'canvas' });
      watcher = new ResizeObserver(() => chart.current.resize());
      watcher.observe(box.current);
      chart.current.on('click', event => pick(event.dataIndex));
      chart.current.getZr().on('click', event => {
        if (!event.target) pick(nearest(chart.current, event));
      });
      if (handle) handle.current = { image: () => image(chart.current) };
      setReady(true);
    });
    const pick = i => latest.current.rows[i] && latest.current.onPick?.(latest.current.rows[i]);
    return () => {
      gone = true;
      watcher?.disconnect();
      chart.current?.dispose();
    };
  }, []);

  // What is in sight comes first: a reader who changes a filter waits for that.
  useEffect(() => {
    if (!ready) return undefined;
    const draw = () => chart.current?.setOption(option(colours()), { notMerge: true, lazyUpdate: true });
    if (!inSight(box.current)) return whenIdle(draw);
    draw();
    return undefined;
  }, [ready, option, theme]);

  const walk = event => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const next = step
      ? Math.min(Math.max(at + step, 0), rows.length - 1)
      : { Home: 0, End: rows.length - 1 }[event.key];
    if (next !== undefined) {
      event.preventDefault();
      setAt(next);
      chart.current?.dispatchAction({ type: 'showTip', seriesIndex: 0, dataIndex: next });
    } else if (event.key === 'Enter' && rows[at]) onPick?.(rows[at]);
    else if (event.key === 'Escape') chart.current?.dispatchAction({ type: 'hideTip' });
  };
  return html`
    <div class="chart" style=${{ height: `${height}px` }} tabindex="0" role="application" aria-roledescription="chart"
      aria-label="${label}. ${rows.length} rows; the arrow keys walk over them${onPick ? ', Enter picks one' : ''}."
      onKeyDown=${walk} onBlur=${() => chart.current?.dispatchAction({ type: 'hideTip' })}>
      <div class="canvas" ref=${box} aria-hidden="true"></div>
      <div class="unseen" aria-live="polite">${rows[at] ? speak(rows[at]) : ''}</div>
    </div>`;
}

function inSight(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return top < window.innerHeight && bottom > 0;
}

/** The row under a click beside the marks, where the chart has an axis of names or a line through all rows. */
function nearest(chart, event) {
  const point = [event.offsetX, event.offsetY];
  if (!chart.containPixel('grid', point)) return -1;
  const [x, y] = chart.convertFromPixel('grid', point);
  const { xAxis, yAxis, series } = chart.getOption();
  const [across, down] = [xAxis?.[0]?.type, yAxis?.[0]?.type].map(type => type === 'category');
  if (across !== down) return Math.round(down ? y : x);
  return !across && series[0].type === 'line' ? series[0].data.findIndex(([at]) => at >= x - 0.5) : -1;
}

async function image(chart) {
  const canvas = chart.renderToCanvas({ pixelRatio: 2, backgroundColor: colours().surface });
  return new Promise(done => canvas.toBlob(done, 'image/png'));
}
