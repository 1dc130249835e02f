import type { Connector, Typing, TypingOutcome } from '../../connectors/connector.ts';
import { type PlatformId, platformOf } from '../../floor/ids.ts';
import type { Clock, Millis } from '../../lib/clock.ts';
import type { Viewer } from '../http/viewer.ts';
import { createRateLimiter } from '../people/rate-limit.ts';

/** While somebody goes on writing, the platform is told again after this long. */
const AGAIN_MS = 4000;
/** A page that says nothing for this long is taken to have closed. */
const LAPSE_MS = 10_000;
/** Beginning and stopping again and again is told no oftener than this. */
const LIMIT = { burst: 4, refillMs: 2500 } as const;

/** What became of a notice of a page; all but `sent` and `failed` never left the gateway. */
export type TypingCount = TypingOutcome | 'coalesced' | 'limited';

/** Typing notices on their way to the platforms. Rules TN1… in SPEC.md. */
export type TypingNotices = {
  /** Takes what a person's page says. Nobody waits for what comes of it: it is counted, and that is all. */
  readonly hear: (viewer: Pick<Viewer, 'person' | 'session'>, notice: Typing) => void;
  /** Lets go of what has yet to lapse; the legs are left soon after. */
  readonly stop: () => void;
};

type Audience = Typing['audience'];

/** One person's writing in one conversation, by one sign-in. */
type Writing = {
  wanted: Audience | undefined;
  /** Who was told of it, and has not been told of the end. */
  told: Audience | undefined;
  toldAt: Millis;
  busy: boolean;
  lapse: AbortController;
};

export function createTypingNotices(given: {
  readonly connectors: ReadonlyMap<PlatformId, Pick<Connector, 'showTyping'>>;
  readonly clock: Clock;
  readonly count: (platform: PlatformId, outcome: TypingCount) => void;
}): TypingNotices {
  const { connectors, clock, count } = given;
  const limiter = createRateLimiter(LIMIT);
  const all = new Map<string, Writing>();

  const hear: TypingNotices['hear'] = ({ person, session }, { sessionId, audience, typing }) => {
    const platform = platformOf(sessionId);
    const show = connectors.get(platform)?.showTyping;
    if (show === undefined) return count(platform, 'held-back');
    const key = JSON.stringify([session.key, sessionId]);
    const writing: Writing = all.get(key) ?? {
      wanted: undefined,
      told: undefined,
      toldAt: 0,
      busy: false,
      lapse: new AbortController(),
    };
    all.set(key, writing);

    const tell = async (to: Audience, isTyping: boolean): Promise<TypingOutcome> => {
      const notice = { sessionId, audience: to, typing: isTyping };
      const outcome = await show(notice, person.username).catch((): TypingOutcome => 'failed');
      count(platform, outcome);
      return outcome;
    };
    /** One step towards what is wanted; `false`: there is none to take. */
    const step = async (): Promise<boolean> => {
      const { wanted, told } = writing;
      if (told !== undefined && told !== wanted) {
        writing.told = undefined;
        await tell(told, false);
        return true;
      }
      const now = clock.now();
      if (wanted === undefined) return false;
      if (told !== undefined && now - writing.toldAt < AGAIN_MS) {
        count(platform, 'coalesced');
        return false;
      }
      if (limiter.waitFor(key, now) > 0) {
        count(platform, 'limited');
        return false;
      }
      limiter.take(key, now);
      const outcome = await tell(wanted, true);
      // What never left costs the platform nothing.
      if (outcome === 'held-back') limiter.giveBack(key, clock.now());
      // What failed may have arrived all the same, and is then ended like the rest.
      writing.told = outcome === 'held-back' ? undefined : wanted;
      writing.toldAt = clock.now();
      return writing.wanted !== wanted;
    };
    const settle = async () => {
      if (writing.busy) return;
      writing.busy = true;
      while (await step()) {
        // Until nothing is left to be told.
      }
      writing.busy = false;
      if (writing.wanted === undefined) all.delete(key);
    };

    writing.lapse.abort();
    writing.wanted = typing ? audience : undefined;
    if (typing) {
      const lapse = new AbortController();
      writing.lapse = lapse;
      void clock.sleep(LAPSE_MS, lapse.signal).then(() => {
        if (lapse.signal.aborted) return;
        writing.wanted = undefined;
        return settle();
      });
    }
    void settle();
  };

  return {
    hear,
    stop: () => {
      for (const { lapse } of all.values()) lapse.abort();
      all.clear();
    },
  };
}
