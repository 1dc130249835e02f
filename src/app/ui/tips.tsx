import { useEffect, useRef } from 'react';

const DELAY_MS = 450;
const GAP = 6;

/**
 * One tip for the whole page: any element with `data-tip` shows it when pointed at or focused, Escape hides it. A
 * single listener, so that ten thousand rows cost nothing.
 */
export default function Tips() {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const tip = ref.current;
    if (tip === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let owner: Element | undefined;

    const hide = () => {
      clearTimeout(timer);
      owner = undefined;
      if (tip.matches(':popover-open')) tip.hidePopover();
    };
    const show = (element: Element) => {
      const text = element.getAttribute('data-tip');
      if (text === null || text === '' || !element.isConnected) return hide();
      tip.textContent = text;
      tip.showPopover();
      const box = element.getBoundingClientRect();
      const own = tip.getBoundingClientRect();
      const below = box.bottom + GAP;
      const top = below + own.height > innerHeight ? box.top - own.height - GAP : below;
      const left = Math.min(
        Math.max(GAP, box.left + box.width / 2 - own.width / 2),
        innerWidth - own.width - GAP,
      );
      tip.style.translate = `${Math.round(left)}px ${Math.round(top)}px`;
    };
    const consider = (target: EventTarget | null, delay: number) => {
      const element = target instanceof Element ? target.closest('[data-tip]') : null;
      if (element === owner) return;
      hide();
      if (element === null) return;
      owner = element;
      timer = setTimeout(() => show(element), delay);
    };
    const pointer = (event: PointerEvent) => {
      if (event.pointerType === 'mouse' && !tip.contains(event.target as Node))
        consider(event.target, DELAY_MS);
    };
    const focus = (event: FocusEvent) => {
      const target = event.target;
      if (target instanceof Element && target.matches(':focus-visible')) consider(target, 0);
    };
    const key = (event: KeyboardEvent) => {
      if (event.key === 'Escape') hide();
    };
    document.addEventListener('pointerover', pointer);
    document.addEventListener('focusin', focus);
    document.addEventListener('focusout', hide);
    document.addEventListener('pointerdown', hide);
    document.addEventListener('keydown', key, true);
    document.addEventListener('scroll', hide, true);
    return () => {
      hide();
      document.removeEventListener('pointerover', pointer);
      document.removeEventListener('focusin', focus);
      document.removeEventListener('focusout', hide);
      document.removeEventListener('pointerdown', hide);
      document.removeEventListener('keydown', key, true);
      document.removeEventListener('scroll', hide, true);
    };
  }, []);
  return <div ref={ref} className="tip" popover="manual" role="tooltip" />;
}
