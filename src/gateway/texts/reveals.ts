import type { TextSessionId } from '../../floor/ids.ts';
import type { Clock, Millis } from '../../lib/clock.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import type { Audit, AuditNote } from '../audit/audit.ts';
import type { Viewer } from '../http/viewer.ts';
import { createRateLimiter } from '../people/rate-limit.ts';

/** How long a conversation stays unmasked for whoever gave a reason. */
export const REVEALED_MS = 10 * 60_000;
/** So many at once, and one more each minute: enough for a question, too few to read through a floor. */
const LIMIT = { burst: 5, refillMs: 60_000 } as const;
/** Grants that are remembered; the oldest are forgotten first. */
const MOST = 10_000;

/** Conversations that somebody unmasked for themselves, for a while [FD11]. */
export type Reveals = {
  /** Writes down who wants it and why, then unmasks it for this sign-in. */
  readonly reveal: (
    viewer: Viewer,
    id: TextSessionId,
    note: Pick<AuditNote, 'platformId' | 'target' | 'targetName' | 'team' | 'reason'>,
  ) => Promise<Result<{ readonly until: Millis }, { readonly waitMs: number }>>;
  readonly isRevealed: (viewer: Viewer, id: TextSessionId) => boolean;
};

export function createReveals({ audit, clock }: { readonly audit: Audit; readonly clock: Clock }): Reveals {
  const grants = new Map<string, Millis>();
  const limiter = createRateLimiter(LIMIT);
  // A grant belongs to the sign-in: it ends with the session, whose key no later one has.
  const keyOf = (viewer: Viewer, id: TextSessionId) => JSON.stringify([viewer.session.key, id]);
  return {
    reveal: async (viewer, id, note) => {
      const { username, name } = viewer.person;
      const now = clock.now();
      const waitMs = limiter.waitFor(username, now);
      if (waitMs > 0) return err({ waitMs });
      limiter.take(username, now);
      await audit.note({ user: username, userName: name, action: 'text.revealed', ...note });
      const until = clock.now() + REVEALED_MS;
      const key = keyOf(viewer, id);
      grants.delete(key);
      grants.set(key, until);
      const [oldest] = grants.keys();
      if (grants.size > MOST && oldest !== undefined) grants.delete(oldest);
      return ok({ until });
    },
    isRevealed: (viewer, id) => {
      const key = keyOf(viewer, id);
      const until = grants.get(key);
      if (until !== undefined && until <= clock.now()) grants.delete(key);
      return until !== undefined && until > clock.now();
    },
  };
}
