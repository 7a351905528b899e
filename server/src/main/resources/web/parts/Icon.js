import { html } from '../view/react.js';

const PATHS = {
  brand:
    'M4 4h16l1.4 4.7a2.9 2.9 0 0 1-1.9 3.5V19a1 1 0 0 1-1 1h-13a1 1 0 0 1-1-1v-6.8a2.9 2.9 0 0 1-1.9-3.5zM9 20v-6h6v6M2.7 9h18.6',
  down: 'M6 9l6 6 6-6',
  table: 'M4 5h16v14H4zM4 10h16M4 14.5h16M10 5v14',
  file: 'M12 4v11m-4-4 4 4 4-4M5 19h14',
  image: 'M4 5h16v14H4zM4 16l5-5 4 4 2-2 5 5M15.5 9h.01',
  code: 'M8 7l-5 5 5 5m8-10 5 5-5 5',
  close: 'M6 6l12 12M18 6 6 18',
  calendar: 'M5 6h14v14H5zM5 10h14M9 3v4m6-4v4',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v2m0 16v2M4.9 4.9l1.4 1.4m11.4 11.4 1.4 1.4M2 12h2m16 0h2M4.9 19.1l1.4-1.4m11.4-11.4 1.4-1.4',
  moon: 'M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z',
  system: 'M4 5h16v11H4zM9 20h6m-3-4v4',
};

/** A drawing beside words that say the same; it is not read out. */
export function Icon({ name }) {
  return html`
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d=${PATHS[name]} />
    </svg>`;
}
