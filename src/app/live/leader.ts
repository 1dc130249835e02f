import type { Clock } from '../../lib/clock.ts';
import type { Page } from './page.ts';

type LockOptions = {
  readonly ifAvailable?: boolean;
  readonly steal?: boolean;
  readonly signal?: AbortSignal;
};

/** The part of the Web Locks API that an election takes. */
export type Locks = {
  readonly request: (
    name: string,
    options: LockOptions,
    held: (lock: object | null) => Promise<void>,
  ) => Promise<unknown>;
};

export type Role = 'leader' | 'follower' | 'alone';

export type ElectionDeps = {
  /** `undefined` where the browser has none (pages without TLS): then every tab stands alone. */
  readonly locks: Locks | undefined;
  readonly name: string;
  readonly clock: Clock;
  readonly random: () => number;
  readonly page: Page;
};

export type Election = {
  /** The leader spoke. */
  readonly heard: () => void;
};

/** A leader that is silent for this long while somebody looks at a follower has died or is frozen. */
const SILENCE = 3500;
const LOOK = 500;

/**
 * Elects one tab of the browser, by a lock that only one can hold. When the leader closes, the lock passes on by itself;
 * when it is frozen it keeps the lock but falls silent, and a follower that somebody looks at takes the lock from it.
 */
export function runElection(deps: ElectionDeps, signal: AbortSignal, onRole: (role: Role) => void): Election {
  const { locks, name, clock, page, random } = deps;
  let heardAt = clock.now();
  if (locks === undefined) {
    onRole('alone');
    return { heard: () => undefined };
  }

  /** Holds the lock until the run is over, or until another tab takes it. */
  const lead = (lock: object | null): Promise<void> => {
    if (lock === null || signal.aborted) return Promise.resolve();
    onRole('leader');
    return new Promise(resolve => signal.addEventListener('abort', () => resolve(), { once: true }));
  };

  /** Resolves when the lock is no longer held, whatever the reason. */
  const request = (options: LockOptions, held: typeof lead): Promise<void> =>
    locks.request(name, options, held).then(
      () => undefined,
      () => undefined,
    );

  /** Stands in the queue for the lock, and watches the one who has it. */
  async function follow() {
    onRole('follower');
    heardAt = clock.now();
    const watching = new AbortController();
    const queueing = new AbortController();
    const stop = () => {
      watching.abort();
      queueing.abort();
    };
    signal.addEventListener('abort', stop);
    const queued = request({ signal: queueing.signal }, lock => {
      watching.abort();
      return lead(lock);
    });
    if (await silence(watching.signal)) {
      queueing.abort();
      await request({ steal: true }, lead);
    }
    await queued;
    signal.removeEventListener('abort', stop);
  }

  /** Resolves with `true` when the leader is silent although somebody looks at this tab. */
  async function silence(watching: AbortSignal): Promise<boolean> {
    while (!watching.aborted) {
      await clock.sleep(LOOK + random() * LOOK, watching);
      if (page.hidden()) heardAt = clock.now();
      if (!watching.aborted && clock.now() - heardAt >= SILENCE) return true;
    }
    return false;
  }

  async function run(locks: Locks) {
    let refused = false;
    await locks.request(name, { ifAvailable: true }, lead).catch(error => {
      refused = !(error instanceof DOMException && error.name === 'AbortError');
    });
    if (refused) onRole('alone');
    else while (!signal.aborted) await follow();
  }

  void run(locks);
  return {
    heard() {
      heardAt = clock.now();
    },
  };
}
