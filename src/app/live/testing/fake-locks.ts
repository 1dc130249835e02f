import type { Locks } from '../leader.ts';
import type { TabMessage, Tabs } from '../tabs.ts';

/** The locks of one browser, shared by its tabs, as the Web Locks API describes them. */
export function createFakeLocks(): Locks {
  type Holder = { readonly lose: (error: DOMException) => void };
  const holders = new Map<string, Holder>();
  const queues = new Map<string, (() => void)[]>();

  function grant(name: string, held: (lock: object | null) => Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      const holder = { lose: reject };
      holders.set(name, holder);
      void Promise.resolve()
        .then(() => held({ name }))
        .then(() => {
          if (holders.get(name) === holder) {
            holders.delete(name);
            queues.get(name)?.shift()?.();
          }
          resolve();
        });
    });
  }

  return {
    request(name, { ifAvailable, steal, signal }, held) {
      const holder = holders.get(name);
      if (steal) {
        holders.delete(name);
        holder?.lose(new DOMException('stolen', 'AbortError'));
        return grant(name, held);
      }
      if (holder === undefined) return grant(name, held);
      if (ifAvailable) return Promise.resolve().then(() => held(null));
      return new Promise((resolve, reject) => {
        const queue = queues.get(name) ?? [];
        queues.set(name, queue);
        const take = () => grant(name, held).then(resolve, reject);
        queue.push(take);
        signal?.addEventListener('abort', () => {
          const place = queue.indexOf(take);
          if (place >= 0) queue.splice(place, 1);
          reject(new DOMException('aborted', 'AbortError'));
        });
      });
    },
  };
}

/** The line between the tabs of one browser; `frozen` tabs neither speak nor hear. */
export function createFakeTabs(): { readonly join: (isFrozen?: () => boolean) => Tabs } {
  type Tab = { readonly isFrozen: () => boolean; readonly listeners: Set<(message: TabMessage) => void> };
  const tabs = new Set<Tab>();
  return {
    join(isFrozen = () => false) {
      const tab: Tab = { isFrozen, listeners: new Set() };
      tabs.add(tab);
      return {
        say(message) {
          if (isFrozen()) return;
          const copy = structuredClone(message);
          for (const other of tabs) {
            if (other === tab) continue;
            queueMicrotask(() => {
              if (!other.isFrozen()) for (const listener of [...other.listeners]) listener(copy);
            });
          }
        },
        subscribe(listener) {
          tab.listeners.add(listener);
          return () => tab.listeners.delete(listener);
        },
      };
    },
  };
}
