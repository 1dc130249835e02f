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
  };
}

export function createStatusKeeper(now: Millis, changed: (status: FeedStatus) => void): StatusKeeper {
  let status = beginning(now);

  const set = (change: Partial<FeedStatus>) => {
    status = { ...status, ...change };
    changed(status);
  };
  const enter = (state: FeedState, at: Millis) => ({
    state,
    since: state === status.state ? status.since : at,
  });

  return {
    get: () => status,
    heard(at, behind) {
      const well = { attempt: 0, retryAt: undefined, heardAt: at, problem: undefined };
      set({ ...enter(behind ? 'catching-up' : 'live', at), ...well });
    },
    asking(at) {
      if (status.state === 'signed-out') return;
      const state = status.heardAt === undefined ? 'connecting' : 'catching-up';
      if (status.state === 'offline') set({ retryAt: undefined });
      else set({ ...enter(state, at), retryAt: undefined });
    },
    failed: (at, problem, retryAt) =>
      set({ ...enter('offline', at), problem, retryAt, attempt: status.attempt + 1 }),
    signedOut: at =>
      set({ ...enter('signed-out', at), retryAt: undefined, problem: 'Your sign-in has ended.' }),
    mirror: leader => set({ ...leader, role: status.role, outdated: status.outdated || leader.outdated }),
    role(role) {
      if (role !== status.role) set({ role });
    },
    outdated() {
      if (!status.outdated) set({ outdated: true });
    },
    reset(at) {
      const { role, outdated } = status;
      set({ ...beginning(at), role, outdated });
    },
  };
}
