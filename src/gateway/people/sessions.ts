import { hash, randomBytes } from 'node:crypto';
import type { Log } from '../../connectors/connector.ts';
import type { Clock, Millis } from '../../lib/clock.ts';
import type { SessionRecord, Store } from '../store/store.ts';

/** A sign-in lasts this long at most (NIST SP 800-63B, AAL2). */
export const ABSOLUTE_MS = 12 * 3_600_000;
/** It ends when nothing was asked for this long; a held poll is asking, so that a wall may stay signed in. */
export const IDLE_MS = 30 * 60_000;
const WRITE_EVERY_MS = 60_000;
/** Sessions of one person at the same time, walls included; whoever signs in once more ends the longest unused. */
export const MOST_OF_ONE = 500;

/** A sign-in that is good now. */
export type LiveSession = {
  /** Names the session inside the gateway; the browser's id cannot be told from it. */
  readonly key: string;
  readonly username: string;
  readonly expiresAt: Millis;
};

/** A session that is over; `isLast`: its person has no other. */
export type EndedSession = { readonly key: string; readonly username: string; readonly isLast: boolean };

/** Server-side sessions: they survive a restart, and end here whatever the browser thinks. Rules PE4… in SPEC.md. */
export type Sessions = {
  /** Begins a session; resolves with the id for the browser's cookie, which is kept nowhere else. */
  readonly begin: (username: string) => Promise<string>;
  /** The key under which an id is known here. */
  readonly keyOf: (id: string) => string;
  /** The session of a key, if it is still good; counts as use. */
  readonly use: (key: string) => LiveSession | undefined;
  readonly end: (key: string) => Promise<void>;
  /** Ends all sessions of a person: what the person may do has changed, or nothing is left of it. */
  readonly endAllOf: (username: string) => Promise<void>;
  /** Ends what has expired; told to `onEnd` too. */
  readonly sweep: () => Promise<void>;
  readonly count: () => number;
};

/** Makes the sessions, taking up those that the store still has. */
export async function createSessions(deps: {
  readonly store: Store;
  readonly clock: Clock;
  readonly report: Log;
  readonly onEnd: (ended: EndedSession) => void;
}): Promise<Sessions> {
  const { store, clock, report, onEnd } = deps;
  const sessions = new Map<string, SessionRecord>();
  /** Ended here, but still in the store: the disk refused. They must not come back with a restart. */
  const leftovers = new Set<string>();
  /** When the use of a session was last written down. */
  const writtenAt = new Map<string, Millis>();
  for (const record of await store.sessions.all()) sessions.set(record.idHash, record);

  const isGood = ({ createdAt, seenAt }: SessionRecord, now: Millis) =>
    now < createdAt + ABSOLUTE_MS && now < seenAt + IDLE_MS;

  const end = async (key: string) => {
    const ended = sessions.get(key);
    if (ended === undefined) return;
    sessions.delete(key);
    writtenAt.delete(key);
    const { username } = ended;
    const isLast = ![...sessions.values()].some(other => other.username === username);
    onEnd({ key, username, isLast });
    leftovers.add(key);
    await forget(key);
  };

  const forget = async (key: string) => {
    await store.sessions.remove(key);
    leftovers.delete(key);
  };

  return {
    begin: async username => {
      const id = randomBytes(32).toString('base64url');
      const now = clock.now();
      const record = { idHash: hashOf(id), username, createdAt: now, seenAt: now };
      await store.sessions.put(record);
      sessions.set(record.idHash, record);
      const own = [...sessions.values()].filter(session => session.username === username);
      if (own.length > MOST_OF_ONE) {
        const [oldest] = own.toSorted((a, b) => a.seenAt - b.seenAt);
        if (oldest) await end(oldest.idHash);
      }
      return id;
    },
    keyOf: hashOf,
    use: key => {
      const record = sessions.get(key);
      const now = clock.now();
      if (record === undefined || !isGood(record, now)) return undefined;
      const seen = { ...record, seenAt: now };
      sessions.set(key, seen);
      if (now - (writtenAt.get(key) ?? 0) >= WRITE_EVERY_MS) {
        writtenAt.set(key, now);
        // Who is signed in stays so, disk or no disk; the next use after a while tries again.
        store.sessions
          .put(seen)
          .catch(error =>
            report('warn', 'The use of a session could not be noted.', { error: String(error) }),
          );
      }
      return { key, username: record.username, expiresAt: record.createdAt + ABSOLUTE_MS };
    },
    end,
    endAllOf: async username => {
      const own = [...sessions].filter(([, record]) => record.username === username);
      // All at once: a disk that refuses to forget one must not keep the others signed in.
      await Promise.all(own.map(([key]) => end(key)));
    },
    sweep: async () => {
      const now = clock.now();
      for (const key of [...leftovers]) await forget(key);
      for (const [key, record] of [...sessions]) if (!isGood(record, now)) await end(key);
    },
    count: () => sessions.size,
  };
}

function hashOf(id: string): string {
  return hash('sha256', id, 'hex');
}
