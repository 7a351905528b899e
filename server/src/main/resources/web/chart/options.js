/** What all charts have in common: quiet axes, no frame, no movement for those who want none. */
export function base(c, { left = 8, right = 12, top = 12, bottom = 4 } = {}) {
  return {
    animation: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
    animationDuration: 200,
    animationDurationUpdate: 200,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 12, color: c.muted },
    grid: { left, right, top, bottom, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    tooltip: {
      confine: true,
      transitionDuration: 0,
      backgroundColor: c.surface,
      borderColor: c.strong,
      borderWidth: 1,
      padding: [7, 10],
      textStyle: { color: c.text, fontSize: 12 },
      extraCssText: 'box-shadow: 0 6px 20px rgb(0 0 0 / 16%); border-radius: 7px;',
    },
  };
}

/** An axis of words or buckets. */
export function names(c, data, more = {}) {
  return {
    type: 'category',
    data,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: c.strong } },
    axisLabel: { color: c.muted, hideOverlap: true, ...more.axisLabel },
    ...without(more, 'axisLabel'),
  };
}

/** An axis of figures. */
export function figures(c, formatter, more = {}) {
  return {
    type: 'value',
    axisLine: { show: false },
    axisTick: { show: false },
    splitNumber: 4,
    splitLine: { lineStyle: { color: c.line } },
    axisLabel: { color: c.muted, formatter, hideOverlap: true },
    ...more,
  };
}

function without({ ...object }, name) {
  delete object[name];
  return object;
}

/** A tooltip as an element: rows of [colour, label, value]. */
export function tip(title, rows, note) {
  const box = document.createElement('div');
  box.className = 'tip';
  box.append(element('strong', title));
  for (const [colour, label, value] of rows) {
    const name = element('span', '');
    if (colour) {
      const mark = element('i', '');
      mark.style.background = colour;
      name.append(mark);
    }
    name.append(label);
    box.append(name, element('b', value));
  }
  if (note) box.append(element('em', note));
  return box;
}

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
