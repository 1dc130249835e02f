import type { AgentId, PlatformId, QueueId, TextSessionId } from '../../floor/ids.ts';

/** Names of what can be subscribed to. The prefix keeps ids of different kinds apart. */
export const TOPIC = {
  /** An agent's row and everything about the agent but notices. */
  agent: (id: AgentId) => `agent ${id}`,
  notices: (owner: string) => `notices ${owner}`,
  platform: (id: PlatformId) => `platform ${id}`,
  queue: (id: QueueId) => `queue ${id}`,
  text: (id: TextSessionId) => `text ${id}`,
  command: (id: string) => `command ${id}`,
  /** Any of the kind. */
  platforms: 'platforms',
  queues: 'queues',
  texts: 'texts',
  commands: 'commands',
  teams: 'teams',
} as const;

export type Topics = {
  readonly subscribe: (topic: string, listener: () => void) => () => void;
  /** Calls the listeners of the topics, each once. */
  readonly notify: (topics: Iterable<string>) => void;
  /** Calls everybody: the floor was replaced. */
  readonly notifyAll: () => void;
};

/** Listeners by topic: a change costs what listens to it, whatever else is subscribed. */
export function createTopics(): Topics {
  const listeners = new Map<string, Set<() => void>>();

  const call = (called: Set<() => void>) => {
    for (const listener of called) listener();
  };

  return {
    subscribe(topic, listener) {
      const known = listeners.get(topic);
      const set = known ?? new Set();
      if (known === undefined) listeners.set(topic, set);
      set.add(listener);
      return () => {
        set.delete(listener);
        if (set.size === 0 && listeners.get(topic) === set) listeners.delete(topic);
      };
    },
    notify(topics) {
      const called = new Set<() => void>();
      for (const topic of topics) {
        for (const listener of listeners.get(topic) ?? []) called.add(listener);
      }
      call(called);
    },
    notifyAll() {
      const called = new Set<() => void>();
      for (const set of listeners.values()) for (const listener of set) called.add(listener);
      call(called);
    },
  };
}
