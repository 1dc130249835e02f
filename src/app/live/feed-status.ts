import type { Millis } from '../../lib/clock.ts';
import type { FeedState, FeedStatus } from './types.ts';

/** The feed's status, changed by what happens to it. Calls `changed` only when it did change. */
export type StatusKeeper = {
  readonly get: () => FeedStatus;
  /** The gateway answered. */
  readonly heard: (now: Millis, behind: boolean) => void;
  /** Asking again after a break: what is shown may be old until the answer comes. */
  readonly asking: (now: Millis) => void;
  readonly failed: (now: Millis, problem: string, retryAt: Millis | undefined) => void;
  readonly signedOut: (now: Millis) => void;
  /** Another tab of the browser leads and says how it is doing. */
  readonly mirror: (leader: FeedStatus) => void;
  readonly role: (role: FeedStatus['role']) => void;
  readonly outdated: () => void;
  /** Whether the gateway's disk refuses. */
  readonly disk: (refuses: boolean) => void;
  readonly reset: (now: Millis) => void;
};

/** The status of a feed that has not begun. */
export function beginning(now: Millis): FeedStatus {
  return {
    state: 'connecting',
    since: now,
    attempt: 0,
    retryAt: undefined,
    heardAt: undefined,
    problem: undefined,
    role: 'alone',
    outdated: false,
    diskRefuses: false,
  };
}

export function createStatusKeeper(now: Millis, changed: (status: FeedStatus) => void): StatusKeeper {
  let status = beginning(now);
  let heardAt: Millis | undefined;

  const set = (change: Partial<FeedStatus>) => {
    status = { ...status, heardAt, ...change };
    changed(status);
  };
  const enter = (state: FeedState, at: Millis) => ({
    state,
    since: state === status.state ? status.since : at,
  });

  return {
    get: () => status,
    heard(at, behind) {
      heardAt = at;
      const state = behind ? 'catching-up' : 'live';
      // Every batch comes by here: nobody is told of what is still well.
      if (status.state === state && status.attempt === 0 && status.problem === undefined) return;
      set({ ...enter(state, at), attempt: 0, retryAt: undefined, problem: undefined });
    },
    asking(at) {
      if (status.state === 'signed-out') return;
      const state = heardAt === undefined ? 'connecting' : 'catching-up';
      if (status.state === 'offline') set({ retryAt: undefined });
      else set({ ...enter(state, at), retryAt: undefined });
    },
    failed: (at, problem, retryAt) =>
      set({ ...enter('offline', at), problem, retryAt, attempt: status.attempt + 1 }),
    signedOut: at =>
      set({ ...enter('signed-out', at), retryAt: undefined, problem: 'Your sign-in has ended.' }),
    mirror(leader) {
      heardAt = Math.max(heardAt ?? 0, leader.heardAt ?? 0) || undefined;
      const { state, since, attempt, retryAt, problem, diskRefuses } = leader;
      const outdated = status.outdated || leader.outdated;
      const same =
        status.state === state &&
        status.attempt === attempt &&
        status.retryAt === retryAt &&
        status.outdated === outdated &&
        status.diskRefuses === diskRefuses;
      if (!same) set({ state, since, attempt, retryAt, problem, outdated, diskRefuses });
    },
    role(role) {
      if (role !== status.role) set({ role });
    },
    outdated() {
      if (!status.outdated) set({ outdated: true });
    },
    disk(refuses) {
      if (refuses !== status.diskRefuses) set({ diskRefuses: refuses });
    },
    reset(at) {
      const { role, outdated } = status;
      heardAt = undefined;
      set({ ...beginning(at), role, outdated });
    },
  };
}
