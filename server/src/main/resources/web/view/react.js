/** What the views are made with, in one place. */
export { Fragment, createContext, h, render } from '../vendor/preact/preact.module.js';
export {
  useCallback,
  useContext,
  useEffect,
  useErrorBoundary,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from '../vendor/preact/hooks.module.js';
export { html } from './html.js';
