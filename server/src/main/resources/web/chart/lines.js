import { faded } from './colours.js';
import { base, figures, names, tip } from './options.js';

const NARROW = 600;
const LABEL_HEIGHT = 15;

/**
 * Figures over time, each line with its name at its end.
 *
 * @param rows one for each point in time, with the value of every series under its key
 * @param series [{ key, name, tone, dashed, area }]; tone is the name of a colour
 * @param short(row), long(row) how the time is written on the axis and in the tooltip
 * @param axis(value), exact(value) write a value
 * @param note(row) a last line of the tooltip, if there is something to add
 * @param height of the drawing in pixels
 * @param still nothing moves: for drawings that change by the second
 */
export function lines({ rows, series, short, long, axis, exact, note = () => null, height = 280, still = false }) {
  const values = series.map(({ key }) => rows.map(row => row[key] ?? null));
  const most = Math.max(...values.flat().filter(value => value !== null), 0);
  const moved = spread(
    values.map(list => list.findLast(value => value !== null) ?? 0),
    most,
    height,
  );
  const narrow = window.innerWidth < NARROW;
  const room = Math.min(Math.max(...series.map(({ name }) => name.length)) * 7 + 16, narrow ? 84 : 160);
  return c => ({
    ...base(c, { right: room, top: 14 }),
    ...(still ? { animation: false } : {}),
    tooltip: {
      ...base(c).tooltip,
      trigger: 'axis',
      axisPointer: { lineStyle: { color: c.strong } },
      formatter: ([{ dataIndex }]) => {
        const row = rows[dataIndex];
        return tip(
          long(row),
          series.map(({ key, name, tone }) => [c[tone], name, exact(row[key])]),
          note(row),
        );
      },
    },
    xAxis: names(c, rows.map(short), { boundaryGap: false }),
    yAxis: figures(c, axis),
    series: series.map((one, i) => line(c, one, values[i], moved[i], room - 12)),
  });
}

function line(c, { name, tone, dashed, area }, data, moved, room) {
  const colour = c[tone];
  return {
    type: 'line',
    name,
    data,
    color: colour,
    symbol: 'circle',
    symbolSize: 6,
    showSymbol: data.filter(value => value !== null).length === 1,
    z: dashed ? 2 : 3,
    lineStyle: dashed ? { color: colour, width: 1.5, type: [4, 3] } : { color: colour, width: 2 },
    areaStyle: area ? { color: faded(colour, 0.09) } : undefined,
    endLabel: {
      show: true,
      formatter: '{a}',
      color: colour,
      distance: 6,
      offset: [0, moved],
      width: room,
      overflow: 'truncate',
    },
    emphasis: { disabled: true },
  };
}

/** By how many pixels the names at the ends have to move to stand clear of one another. */
function spread(ends, most, height) {
  const places = ends.map((value, i) => ({ i, y: most ? (value / most) * (height - 50) : 0 }));
  places.sort((a, b) => a.y - b.y);
  const moved = [];
  let last = -Infinity;
  for (const { i, y } of places) {
    last = Math.max(y, last + LABEL_HEIGHT);
    moved[i] = y - last;
  }
  return moved;
}
