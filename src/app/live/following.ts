import type { Clock } from '../../lib/clock.ts';
import { ok } from '../../lib/result.ts';
import type { EventsReply } from '../../protocol/feed.ts';
import type { StatusKeeper } from './feed-status.ts';
import type { Line } from './line.ts';
import type { Step } from './loop.ts';
import type { Page } from './page.ts';
import type { Tabs } from './tabs.ts';

export type FollowingDeps = {
  readonly clock: Clock;
  readonly line: Line;
  readonly status: StatusKeeper;
  readonly page: Page;
  readonly tabs: Tabs;
  /** This tab's own name. */
  readonly self: string;
  /** Asks the gateway itself for what is missing. */
  readonly catchUp: Step;
  /** The leader spoke. */
  readonly leaderSpoke: () => void;
  readonly heard: (events: number) => void;
};

/** How often a follower that somebody looks at makes sure that the leader is alive. */
const GREET = 1000;

/** Follows the leader's word; asks the gateway only for what the leader said before this tab listened. */
export function createFollowing(deps: FollowingDeps, signal: AbortSignal): Step {
  const { clock, line, status, page, tabs, self, catchUp, leaderSpoke, heard } = deps;
  let behind = true;
  let wake: () => void = () => undefined;

  const needs = (more: boolean) => {
    if (!more) return;
    behind = true;
    wake();
  };
  const greet = () => tabs.say({ kind: 'hello', from: self, visible: !page.hidden() });

  const unsubscribe = tabs.subscribe(message => {
    switch (message.kind) {
      case 'who':
        return greet();
      case 'state': {
        leaderSpoke();
        if (line.cursor() === undefined) return;
        status.mirror(message.status);
        if (message.cursor === undefined) return;
        const ahead = line.ahead(message.cursor);
        if (ahead === undefined) line.lose();
        return needs(ahead === undefined || ahead < 0);
      }
      case 'batch': {
        leaderSpoke();
        if (line.cursor() === undefined) return;
        // Said by a tab of our own origin, which checked it.
        const reply = JSON.parse(message.text) as EventsReply;
        const taken = line.take(message.after, reply);
        if (taken === 'lost') line.lose();
        if (taken === 'taken') heard(reply.events.length);
        return needs(taken === 'lost' || taken === 'gap');
      }
      default:
        return;
    }
  });
  const leave = () => tabs.say({ kind: 'bye', from: self });
  signal.addEventListener('abort', () => {
    unsubscribe();
    leave();
  });

  async function rest(step: AbortSignal) {
    const resting = new AbortController();
    wake = () => resting.abort();
    const stop = () => resting.abort();
    step.addEventListener('abort', stop);
    await clock.sleep(GREET, resting.signal);
    step.removeEventListener('abort', stop);
    if (!page.hidden()) greet();
  }

  return async step => {
    if (!behind && line.cursor() !== undefined) {
      await rest(step);
      if (!step.aborted) return ok(undefined);
    }
    behind = false;
    const result = await catchUp(step);
    if (!result.ok) behind = true;
    greet();
    return result;
  };
}
