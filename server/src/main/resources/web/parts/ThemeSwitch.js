import { chooseTheme, chosenTheme } from '../state/theme.js';
import { html, useState } from '../view/react.js';
import { Tool } from './Tool.js';

const THEMES = { system: ['system', 'as the system'], light: ['sun', 'light'], dark: ['moon', 'dark'] };

/** Goes round the colours. */
export function ThemeSwitch() {
  const [theme, setTheme] = useState(chosenTheme());
  const names = Object.keys(THEMES);
  const next = names[(names.indexOf(theme) + 1) % names.length];
  const [icon, word] = THEMES[theme] ?? THEMES.system;
  const label = `Colours: ${word}. Change to ${THEMES[next][1]}`;
  const change = () => {
    chooseTheme(next);
    setTheme(next);
  };
  return html`<${Tool} icon=${icon} label=${label} hint=${label} onClick=${change} />`;
}
