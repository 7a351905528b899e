const probe = document.createElement('i');
probe.hidden = true;

/** The colours of the shown theme, as the style sheet has them, in a form that a canvas takes. */
export function colours() {
  if (!probe.isConnected) document.body.append(probe);
  const of = name => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  return {
    text: of('text'),
    muted: of('muted'),
    line: of('line'),
    strong: of('line-strong'),
    surface: of('surface'),
    inset: of('inset'),
    accent: of('accent'),
    soft: of('accent-soft'),
    past: of('series-past'),
    far: of('series-far'),
    bad: of('bad'),
    good: of('good'),
    warn: of('warn'),
  };
}

/** A colour with some of the ground shining through. */
export function faded(colour, opacity) {
  const [red, green, blue] = colour.match(/[\d.]+/g);
  return `rgba(${red}, ${green}, ${blue}, ${opacity})`;
}
