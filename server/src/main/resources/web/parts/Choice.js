import { html, useEffect, useId, useLayoutEffect, useRef, useState } from '../view/react.js';
import { Icon } from './Icon.js';

/** A button that opens a small window below it; Escape and a click elsewhere close it. */
export function Choice({ label, text, set, icon, rare = false, wide = false, children }) {
  const [open, setOpen] = useState(false);
  const box = useRef(null);
  const id = useId();
  // Before anything else can be typed.
  useLayoutEffect(() => {
    if (open) box.current.querySelector('.popup input, .popup button')?.focus();
  }, [open]);
  useEffect(() => {
    if (!open) return undefined;
    const outside = event => box.current.contains(event.target) || setOpen(false);
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, [open]);
  const close = () => {
    setOpen(false);
    box.current.querySelector('button').focus();
  };
  const keys = event => {
    if (event.key === 'Escape' && open) {
      event.stopPropagation();
      close();
    }
  };
  return html`
    <div class="choice ${rare ? 'rare' : ''}" ref=${box} onKeyDown=${keys}
      onFocusOut=${event => open && event.relatedTarget && !box.current.contains(event.relatedTarget) && setOpen(false)}>
      <button class=${set ? 'set' : ''} aria-expanded=${open ? 'true' : 'false'} aria-haspopup="dialog"
        aria-controls=${open ? id : undefined} onClick=${() => setOpen(!open)}>
        ${icon && html`<${Icon} name=${icon} />`}<span>${text}</span><${Icon} name="down" />
      </button>
      ${open && html`<div class="popup ${wide ? 'wide' : ''}" id=${id} role="dialog" aria-label=${label}>${children(close)}</div>`}
    </div>`;
}
