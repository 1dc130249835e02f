import type { Millis } from '../../lib/clock.ts';

/** A limit that refills: `burst` tries at once, one more every `refillMs`. Nobody is locked out for good. */
export type Limit = { readonly burst: number; readonly refillMs: number };

/** Counts tries under names (a user, an address). Bounded: the longest untouched names are forgotten first. */
export type RateLimiter = {
  /** Milliseconds until another try is allowed; 0: now. Does not count. */
  readonly waitFor: (name: string, now: Millis) => number;
  /** Takes one try. */
  readonly take: (name: string, now: Millis) => void;
  /** Gives one try back: it was right. */
  readonly giveBack: (name: string, now: Millis) => void;
};

/** Makes a limiter for up to `names` names. */
export function createRateLimiter({ burst, refillMs }: Limit, names = 10_000): RateLimiter {
  const buckets = new Map<string, { readonly tokens: number; readonly at: Millis }>();
  const tokensOf = (name: string, now: Millis) => {
    const bucket = buckets.get(name);
    return bucket ? Math.min(burst, bucket.tokens + Math.max(0, now - bucket.at) / refillMs) : burst;
  };
  return {
    waitFor: (name, now) => {
      const tokens = tokensOf(name, now);
      return tokens >= 1 ? 0 : Math.ceil((1 - tokens) * refillMs);
    },
    take: (name, now) => {
      const tokens = tokensOf(name, now) - 1;
      buckets.delete(name);
      buckets.set(name, { tokens, at: now });
      const [oldest] = buckets.keys();
      if (buckets.size > names && oldest !== undefined) buckets.delete(oldest);
    },
    giveBack: (name, now) => {
      const tokens = tokensOf(name, now) + 1;
      if (tokens >= burst) buckets.delete(name);
      else buckets.set(name, { tokens, at: now });
    },
  };
}
