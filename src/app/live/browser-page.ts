import type { Page, PageEvent } from './page.ts';

/** How often it is looked whether the machine slept, and how large a gap says that it did. */
const LOOK = 5000;
const GAP = 20_000;

/** The page as the browser tells of it, for as long as the page lives. */
export function browserPage(window: Window): Page {
  const { document, navigator } = window;
  const listeners = new Set<(event: PageEvent) => void>();
  const hidden = () => document.visibilityState === 'hidden';
  const tell = (event: PageEvent) => {
    for (const listener of [...listeners]) listener(event);
  };

  document.addEventListener('visibilitychange', () => tell(hidden() ? 'hidden' : 'visible'));
  document.addEventListener('resume', () => tell('resumed'));
  window.addEventListener('online', () => tell('online'));
  window.addEventListener('offline', () => tell('offline'));
  window.addEventListener('pagehide', () => tell('leaving'));
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) tell('resumed');
  });

  // Timers stand still while a machine sleeps, and are rare in hidden pages.
  let looked = Date.now();
  window.setInterval(() => {
    const gap = Date.now() - looked;
    looked = Date.now();
    if (gap > GAP && !hidden()) tell('resumed');
  }, LOOK);

  return {
    hidden,
    online: () => navigator.onLine,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
