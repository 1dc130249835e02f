import type { LinkState, PlatformLink } from '../floor/entities.ts';
import type { FloorEvent } from '../floor/events.ts';
import type { PlatformId } from '../floor/ids.ts';
import type { Clock, Millis } from '../lib/clock.ts';

/** What a call means for hearing the platform: without a `vital` one the floor is blind, without others it has gaps. */
export type CallWeight = 'vital' | 'partial';

/** Keeps one platform's link state and says when it changed. */
export type LinkTracker = {
  /** A call was answered well. `call` is the name that troubles are told under. */
  readonly good: (call: string) => void;
  /** A call failed: why and what happens next, in a supervisor's words. */
  readonly bad: (call: string, weight: CallWeight, why: string) => void;
  /** Forgets a call that is no longer made (a session that was left). */
  readonly drop: (call: string) => void;
};

const HEARD_EVERY_MS = 1_000;

type Trouble = { readonly weight: CallWeight; readonly why: string; readonly since: Millis };

/**
 * The link is `connecting` until every vital call was answered once, `down` while a vital call fails, `degraded` while
 * another one does, else `live`. `tell` gets the events: only real changes, and `platform.heard` once a second at most.
 */
export function createLinkTracker(given: {
  readonly platformId: PlatformId;
  readonly clock: Clock;
  readonly vital: readonly string[];
  /** The calls that tell of contacts: there is a gap from the moment that one fails until all are answered again. */
  readonly contacts?: readonly string[];
  /** Troubles that keep every call from being made. */
  readonly blocking?: readonly string[];
  readonly tell: (events: readonly FloorEvent[]) => void;
}): LinkTracker {
  const { platformId, clock, contacts = [], blocking = [], tell } = given;
  const unheard = new Set(given.vital);
  const gaps = new Set(contacts);
  const troubles = new Map<string, Trouble>();
  let shown: PlatformLink | undefined;
  let heardAt = 0;

  const judge = (): { state: LinkState; reason: string | undefined } => {
    const vital = [...troubles.values()].filter(trouble => trouble.weight === 'vital');
    const worst = (vital.length > 0 ? vital : [...troubles.values()]).sort((a, b) => a.since - b.since);
    const [first] = worst;
    const more = worst.length > 1 ? ` (and ${worst.length - 1} more)` : '';
    const reason = first && `${first.why}${more}`;
    if (vital.length > 0) return { state: 'down', reason };
    if (unheard.size > 0) return { state: 'connecting', reason };
    return troubles.size > 0 ? { state: 'degraded', reason } : { state: 'live', reason: undefined };
  };

  const show = (): FloorEvent[] => {
    const { state, reason } = judge();
    const gap = gaps.size > 0 ? ({ contactsUnheard: true } as const) : {};
    const isSame = shown?.contactsUnheard === gap.contactsUnheard;
    if (shown?.state === state && shown.reason === reason && isSame) return [];
    const now = clock.now();
    shown = { state, reason, since: shown?.state === state ? shown.since : now, ...gap, asOf: now };
    return [{ type: 'platform.link-changed', platformId, link: shown }];
  };

  return {
    good: call => {
      unheard.delete(call);
      troubles.delete(call);
      gaps.delete(call);
      const events = show();
      const now = clock.now();
      if (now - heardAt >= HEARD_EVERY_MS || now < heardAt) {
        heardAt = now;
        events.push({ type: 'platform.heard', platformId, asOf: now });
      }
      if (events.length > 0) tell(events);
    },
    bad: (call, weight, why) => {
      const since = troubles.get(call)?.since ?? clock.now();
      troubles.set(call, { weight, why, since });
      for (const each of contacts) if (each === call || blocking.includes(call)) gaps.add(each);
      const events = show();
      if (events.length > 0) tell(events);
    },
    drop: call => {
      if (!troubles.delete(call)) return;
      const events = show();
      if (events.length > 0) tell(events);
    },
  };
}
