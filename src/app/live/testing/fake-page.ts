import type { Page, PageEvent } from '../page.ts';

/** A page that is looked at, has a network and lives on until a test says otherwise. */
export type FakePage = Page & {
  readonly happens: (event: PageEvent) => void;
};

export function createFakePage(): FakePage {
  const listeners = new Set<(event: PageEvent) => void>();
  let hidden = false;
  let online = true;
  return {
    hidden: () => hidden,
    online: () => online,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    happens(event) {
      if (event === 'hidden') hidden = true;
      if (event === 'visible') hidden = false;
      if (event === 'offline') online = false;
      if (event === 'online') online = true;
      for (const listener of [...listeners]) listener(event);
    },
  };
}
