import type { Clock } from '../../lib/clock.ts';
import type { SnapshotReply } from '../../protocol/feed.ts';
import { createClockOffset } from './clock-offset.ts';
import { createStatusKeeper } from './feed-status.ts';
import { createFollowing } from './following.ts';
import { type Locks, type Role, runElection } from './leader.ts';
import { createLine, type FloorSink } from './line.ts';
import { type Loop, runLoop } from './loop.ts';
import type { Page } from './page.ts';
import { createPolling } from './polling.ts';
import type { TabMessage, Tabs } from './tabs.ts';
import { createTransport, type Fetch } from './transport.ts';
import type { FeedStatus } from './types.ts';

/** A floor that was asked for while the page was still being put together; `undefined` once it was handed out or is old. */
export type Early = () => Promise<SnapshotReply | undefined> | undefined;

export type FeedDeps = {
  readonly fetch: Fetch;
  /** A clock that is not set back and forth while the page lives. */
  readonly clock: Clock;
  readonly random: () => number;
  readonly page: Page;
  readonly tabs: Tabs;
  readonly locks: Locks | undefined;
  /** This tab's own name among the browser's tabs. */
  readonly self: string;
  readonly sink: FloorSink;
  readonly onStatus: (status: FeedStatus) => void;
  readonly early?: Early;
};

/** The live feed: brings the floor into this tab and keeps it up to date, whatever happens on the way. */
export type Feed = {
  /** Follows the floor until the signal aborts. */
  readonly run: (signal: AbortSignal) => void;
  /** Takes in the floor that was asked for early, to be shown at once: nobody has to be elected for it. */
  readonly beginEarly: () => Promise<void>;
  readonly retryNow: () => void;
  /** The gateway's time, estimated. */
  readonly serverNow: () => number;
  readonly status: () => FeedStatus;
};

const LOCK = 'floorwatch feed';
/** A reply with so many events is part of a backlog. */
const BACKLOG = 2000;

export function createFeed(deps: FeedDeps): Feed {
  const { clock, random, page, tabs, self, sink } = deps;
  const offset = createClockOffset();
  const serverNow = () => clock.now() + offset.get();
  const followers = new Map<string, boolean>();
  let firstBuild: string | undefined;
  let role: Role = 'alone';
  let loop: Loop | undefined;
  let arriving: Promise<void> | undefined;
  /** The line has begun just now: nothing can have been missed. */
  let isFresh = false;
  let wasStopped = false;

  const status = createStatusKeeper(serverNow(), now => {
    deps.onStatus(now);
    if (role === 'leader') tellState();
  });
  const line = createLine(sink, {
    time: serverTime => offset.observe(serverTime, clock.now()),
    build(build) {
      firstBuild ??= build;
      if (build !== firstBuild) status.outdated();
    },
    disk: refuses => status.disk(refuses),
  });
  const heard = (events: number) => status.heard(serverNow(), events >= BACKLOG);
  const polling = createPolling({
    transport: createTransport(deps.fetch),
    clock,
    line,
    arriving() {
      const given = arriving;
      arriving = undefined;
      return given;
    },
    hidden: () => page.hidden() && ![...followers.values()].includes(true),
    heard,
    relay(after, text) {
      if (role === 'leader' && followers.size > 0) tabs.say({ kind: 'batch', after, text });
    },
  });

  function tellState() {
    if (followers.size > 0) tabs.say({ kind: 'state', status: status.get(), cursor: line.cursor() });
  }

  function hearTabs(message: TabMessage) {
    if (role !== 'leader') return;
    if (message.kind === 'bye') followers.delete(message.from);
    if (message.kind === 'retry') loop?.wake();
    if (message.kind !== 'hello') return;
    followers.set(message.from, message.visible);
    tabs.say({ kind: 'state', status: status.get(), cursor: line.cursor() });
  }

  async function takeEarly(early: ReturnType<Early>) {
    const snapshot = await early;
    if (snapshot === undefined || wasStopped || line.cursor() !== undefined) return;
    line.begin(snapshot);
    heard(0);
    isFresh = true;
  }

  function beginEarly(): Promise<void> {
    arriving ??= takeEarly(deps.early?.());
    return arriving;
  }

  /** Polls for itself: first what was missed, then what happens. */
  function lead(signal: AbortSignal) {
    let behind = !isFresh;
    isFresh = false;
    followers.clear();
    if (role === 'leader') tabs.say({ kind: 'who' });
    return runLoop({ clock, random, page, line, status, serverNow }, signal, async step => {
      if (behind) status.asking(serverNow());
      const result = await (behind ? polling.catchUp(step) : polling.hear(step));
      behind = !result.ok;
      return result;
    });
  }

  function follow(signal: AbortSignal, leaderSpoke: () => void) {
    const { catchUp } = polling;
    const following = { clock, line, status, page, tabs, self, catchUp, leaderSpoke, heard };
    const step = createFollowing(following, signal);
    return runLoop({ clock, random, page, line, status, serverNow }, signal, step);
  }

  function run(signal: AbortSignal) {
    let term = new AbortController();
    if (line.cursor() === undefined) {
      status.reset(serverNow());
      void beginEarly();
    }
    const stops = [
      tabs.subscribe(hearTabs),
      page.subscribe(event => {
        if (event === 'visible' || event === 'resumed' || event === 'online') loop?.interrupt();
        if (event === 'offline') loop?.interrupt();
        if (event === 'leaving') tabs.say({ kind: 'bye', from: self });
      }),
    ];
    const election = runElection({ ...deps, name: LOCK }, signal, next => {
      term.abort();
      if (signal.aborted) return;
      term = new AbortController();
      role = next;
      status.role(next);
      loop = next === 'follower' ? follow(term.signal, () => election.heard()) : lead(term.signal);
    });
    signal.addEventListener('abort', () => {
      term.abort();
      loop = undefined;
      isFresh = false;
      wasStopped = true;
      for (const stop of stops) stop();
      line.lose();
      sink.clear();
    });
  }

  return {
    run,
    beginEarly,
    serverNow,
    status: status.get,
    retryNow() {
      loop?.wake();
      if (role === 'follower') tabs.say({ kind: 'retry' });
    },
  };
}
