import type { Clock } from '../lib/clock.ts';

/** Who goes first when there are too few tokens: a person's command before the gateway's own reading. */
export type Lane = 'command' | 'stream' | 'read';

const LANES: readonly Lane[] = ['command', 'stream', 'read'];

export type RateLimit = {
  /** Waits for a token; false when the signal aborted first. */
  readonly take: (lane: Lane, signal?: AbortSignal) => Promise<boolean>;
};

/** A token bucket: `perSecond` requests on average, `burst` at once. */
export function createRateLimit(clock: Clock, perSecond: number, burst: number): RateLimit {
  const waiting: Record<Lane, Set<() => void>> = { command: new Set(), stream: new Set(), read: new Set() };
  let tokens = burst;
  let filledAt = clock.now();
  let draining = false;

  const refill = () => {
    const now = clock.now();
    tokens = Math.min(burst, tokens + (Math.max(0, now - filledAt) * perSecond) / 1000);
    filledAt = now;
  };

  const next = (): (() => void) | undefined => {
    for (const lane of LANES) {
      for (const go of waiting[lane]) {
        waiting[lane].delete(go);
        return go;
      }
    }
    return undefined;
  };

  const drain = async () => {
    if (draining) return;
    draining = true;
    while (LANES.some(lane => waiting[lane].size > 0)) {
      refill();
      if (tokens < 1) {
        await clock.sleep(Math.max(1, Math.ceil(((1 - tokens) * 1000) / perSecond)));
        continue;
      }
      const go = next();
      if (go === undefined) break;
      tokens -= 1;
      go();
    }
    draining = false;
  };

  return {
    take: async (lane, signal) => {
      if (signal?.aborted) return false;
      refill();
      if (tokens >= 1 && LANES.every(each => waiting[each].size === 0)) {
        tokens -= 1;
        return true;
      }
      return new Promise(resolve => {
        const go = () => {
          signal?.removeEventListener('abort', cancel);
          resolve(true);
        };
        const cancel = () => {
          waiting[lane].delete(go);
          resolve(false);
        };
        waiting[lane].add(go);
        signal?.addEventListener('abort', cancel, { once: true });
        void drain();
      });
    },
  };
}
