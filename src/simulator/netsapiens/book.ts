import { OFFLINE_STATUSES } from '../../connectors/netsapiens/wire-write.ts';
import type { Millis } from '../../lib/clock.ts';
import { settle } from '../story/agent-state.ts';
import { logIn, setPresence } from '../story/sessions.ts';
import type { Stage } from '../story/stage.ts';
import type { StoryAgent, StoryQueue } from '../story/types.ts';
import { type Directory, DOMAIN, isText } from './directory.ts';

export type Mode = 'automatic' | 'manual' | 'disabled' | 'offnet-automatic';

/** One agent in one queue, with what the story does not know of it. */
export type Entry = {
  readonly id: string;
  readonly agent: StoryAgent;
  readonly queue: StoryQueue;
  readonly type: 'user' | 'device' | 'offnet';
  mode: Mode;
  /** Logged in for one call. */
  single: boolean;
  wrapUpSeconds: number;
  autoAnswer: boolean;
  order: number;
  priority: number;
  callLimit: number;
  confirmation: boolean;
  textLimit: number;
  modifiedAt: Millis;
  dispatchedAt: Millis | undefined;
};

/** What a write may set. */
export type Settings = Partial<
  Pick<
    Entry,
    | 'mode'
    | 'wrapUpSeconds'
    | 'autoAnswer'
    | 'order'
    | 'priority'
    | 'callLimit'
    | 'confirmation'
    | 'textLimit'
  >
>;

/** Who serves which queue, and how. Changes are passed on to the story, so that calls follow them. */
export type Book = {
  readonly of: (queue: StoryQueue) => readonly Entry[];
  readonly ofAgent: (agent: StoryAgent) => readonly Entry[];
  readonly all: () => readonly Entry[];
  readonly find: (queue: StoryQueue, id: string) => Entry | undefined;
  /** The offline status that was chosen for an agent; `undefined`: none. */
  readonly statusOf: (agent: StoryAgent) => string | undefined;
  readonly add: (queue: StoryQueue, agent: StoryAgent, id: string, settings: Settings) => Entry;
  readonly change: (entry: Entry, settings: Settings) => void;
  readonly remove: (entry: Entry) => void;
  readonly logIn: (entries: readonly Entry[]) => void;
  readonly logOut: (entries: readonly Entry[]) => void;
  readonly singleCall: (entries: readonly Entry[]) => void;
  readonly goOffline: (agent: StoryAgent, status: string) => void;
};

/** The story's reasons for offline statuses, and the statuses for its reasons. */
const REASONS: Readonly<Record<string, string>> = {
  lunch: 'Lunch',
  break: 'Break',
  meeting: 'Meeting',
  web: 'Meeting',
  other: 'Personal',
  cust1: 'Coaching',
  cust2: 'Training',
  cust3: 'System Issue',
};

/** The offline status for a reason of the story, where there is one; of two with the same reason the first. */
export function statusFor(reason: string | undefined): string | undefined {
  return (
    Object.entries(REASONS).find(([, name]) => name === reason)?.[0] ??
    OFFLINE_STATUSES.find(status => status === reason)
  );
}

export function createBook(stage: Stage, directory: Directory): Book {
  const entries = new Map<string, Entry>();
  const chosen = new Map<string, { readonly status: string; readonly reason: string }>();
  const keyOf = (queue: StoryQueue, id: string) => `${queue.id}|${id.toLowerCase()}`;
  const byQueue = new Map<StoryQueue, Set<Entry>>();
  const byAgent = new Map<StoryAgent, Set<Entry>>();
  const of = (queue: StoryQueue) => [...(byQueue.get(queue) ?? [])];
  const ofAgent = (agent: StoryAgent) => [...(byAgent.get(agent) ?? [])];
  const isOn = (entry: Entry) =>
    entry.mode === 'automatic' ||
    entry.mode === 'offnet-automatic' ||
    (entry.mode === 'manual' && entry.single);

  /** Tells the story whether the agent takes the queue's calls, and how early in its order. */
  const pass = (agent: StoryAgent, queue: StoryQueue) => {
    const mine = ofAgent(agent).filter(entry => entry.queue === queue);
    if (mine.length === 0) {
      agent.queues.delete(queue.id);
      queue.ready.delete(agent.id);
    } else {
      const order = Math.min(...mine.map(entry => entry.order));
      agent.queues.set(queue.id, {
        proficiency: Math.max(1, Math.min(20, order || 1)),
        active: mine.some(isOn),
        updatedAt: stage.now(),
      });
    }
    settle(stage, agent, true);
  };

  const put = (queue: StoryQueue, agent: StoryAgent, id: string, settings: Settings): Entry => {
    const type = id.startsWith('sip:') ? 'device' : settings.mode === 'offnet-automatic' ? 'offnet' : 'user';
    const entry: Entry = {
      id: id.toLowerCase(),
      agent,
      queue,
      type,
      mode: 'automatic',
      single: false,
      wrapUpSeconds: 0,
      autoAnswer: false,
      order: of(queue).length + 1,
      priority: ofAgent(agent).length + 1,
      callLimit: 1,
      confirmation: false,
      textLimit: isText(queue) ? 3 : 0,
      modifiedAt: stage.now(),
      dispatchedAt: undefined,
      ...settings,
    };
    entries.set(keyOf(queue, id), entry);
    byQueue.set(queue, (byQueue.get(queue) ?? new Set()).add(entry));
    byAgent.set(agent, (byAgent.get(agent) ?? new Set()).add(entry));
    return entry;
  };

  const touch = (changed: readonly Entry[]) => {
    for (const entry of changed) {
      entry.modifiedAt = stage.now();
      pass(entry.agent, entry.queue);
    }
  };

  /** Whoever is logged in to a queue is at work. */
  const wake = (agent: StoryAgent) => {
    chosen.delete(agent.id);
    if (agent.session === undefined) logIn(stage, agent, { withLeg: true });
    setPresence(stage, agent, { presence: 'available', reason: undefined });
  };

  let nth = 0;
  for (const agent of directory.agents())
    for (const id of [...agent.queues.keys()]) {
      const queue = stage.queues.get(id);
      if (queue === undefined || directory.extensionOf(queue) === '') continue;
      nth += 1;
      put(queue, agent, `${directory.userOf(agent)}@${DOMAIN}`, {
        mode:
          nth % 23 === 0
            ? 'disabled'
            : nth % 11 === 0
              ? 'manual'
              : nth % 17 === 0
                ? 'offnet-automatic'
                : 'automatic',
        wrapUpSeconds: queue.wrapUpSeconds,
        autoAnswer: nth % 5 === 0,
        confirmation: nth % 7 === 0,
      });
    }
  for (const entry of entries.values()) pass(entry.agent, entry.queue);

  stage.listen(fact => {
    if (fact.type === 'session-started') {
      chosen.delete(fact.agent.id);
      return;
    }
    if (fact.type !== 'contact' || fact.contact.status !== 'ringing') return;
    const { queue } = fact.contact;
    for (const entry of fact.agent === undefined ? [] : ofAgent(fact.agent)) {
      if (entry.queue === queue) entry.dispatchedAt = stage.now();
      if (!entry.single) continue;
      entry.single = false;
      // Being told in the middle of a change: the story hears of it right after.
      stage.follow(0, () => pass(entry.agent, entry.queue));
    }
  });

  return {
    of,
    ofAgent,
    all: () => [...entries.values()],
    find: (queue, id) => entries.get(keyOf(queue, id)),
    statusOf: agent => {
      if (agent.wanted.presence !== 'unavailable') return undefined;
      const { reason } = agent.wanted;
      const own = chosen.get(agent.id);
      if (own !== undefined && own.reason === reason) return own.status;
      return statusFor(reason);
    },
    add: (queue, agent, id, settings) => {
      const entry = put(queue, agent, id, settings);
      pass(agent, queue);
      return entry;
    },
    change: (entry, settings) => {
      Object.assign(entry, settings);
      entry.single = false;
      touch([entry]);
    },
    remove: entry => {
      entries.delete(keyOf(entry.queue, entry.id));
      byQueue.get(entry.queue)?.delete(entry);
      byAgent.get(entry.agent)?.delete(entry);
      pass(entry.agent, entry.queue);
    },
    logIn: some => {
      for (const agent of new Set(some.map(entry => entry.agent))) wake(agent);
      const able = some.filter(entry => entry.mode !== 'disabled');
      for (const entry of able) {
        entry.mode = entry.mode === 'offnet-automatic' ? entry.mode : 'automatic';
        entry.single = false;
      }
      touch(able);
    },
    logOut: some => {
      const able = some.filter(entry => entry.mode !== 'disabled');
      for (const entry of able) {
        entry.mode = 'manual';
        entry.single = false;
      }
      touch(able);
    },
    singleCall: some => {
      for (const agent of new Set(some.map(entry => entry.agent))) wake(agent);
      const able = some.filter(entry => entry.mode !== 'disabled');
      for (const entry of able) {
        entry.mode = 'manual';
        entry.single = true;
      }
      touch(able);
    },
    goOffline: (agent, status) => {
      const reason = REASONS[status] ?? status;
      chosen.set(agent.id, { status, reason });
      if (agent.session === undefined) return;
      setPresence(stage, agent, { presence: 'unavailable', reason });
    },
  };
}
