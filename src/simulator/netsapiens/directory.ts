import type { Stage } from '../story/stage.ts';
import type { StoryAgent, StoryQueue } from '../story/types.ts';

/** The one organisation of the simulated platform. */
export const DOMAIN = 'demo.example';

/** Extensions of the story's people and queues: five digits for people, four for queues. */
export type Directory = {
  readonly queueAt: (extension: string) => StoryQueue | undefined;
  readonly extensionOf: (queue: StoryQueue) => string;
  readonly queues: () => readonly StoryQueue[];
  readonly agentAt: (user: string) => StoryAgent | undefined;
  readonly userOf: (agent: StoryAgent) => string;
  readonly agents: () => readonly StoryAgent[];
  /** Who an agent's id means: `10001@domain`, or a device of theirs, `sip:10001a@domain`. */
  readonly agentNamed: (id: string) => StoryAgent | undefined;
};

const FIRST_USER = 10_001;
const FIRST_QUEUE = 6_001;
const NAMED = /^(?:sip:)?(\d{5})[a-z]?@(.+)$/i;

export function createDirectory(stage: Stage): Directory {
  // NetSapiens distributes calls and text; other work of the house happens elsewhere.
  const queues = [...stage.queues.values()].filter(
    queue =>
      queue.platform === 'netsapiens' &&
      queue.direction === 'inbound' &&
      ['voice', 'sms', 'chat', 'digital'].includes(queue.channel),
  );
  const agents = [...stage.agents.values()].filter(agent => agent.platform === 'netsapiens');
  const byExtension = new Map(queues.map((queue, at) => [String(FIRST_QUEUE + at), queue]));
  const extensions = new Map([...byExtension].map(([extension, queue]) => [queue.id, extension]));
  const byUser = new Map(agents.map((agent, at) => [String(FIRST_USER + at), agent]));
  const users = new Map([...byUser].map(([user, agent]) => [agent.id, user]));
  return {
    queueAt: extension => byExtension.get(extension),
    extensionOf: queue => extensions.get(queue.id) ?? '',
    queues: () => queues,
    agentAt: user => byUser.get(user),
    userOf: agent => users.get(agent.id) ?? '',
    agents: () => agents,
    agentNamed: id => {
      const [, user, domain] = NAMED.exec(id) ?? [];
      return user === undefined || domain?.toLowerCase() !== DOMAIN ? undefined : byUser.get(user);
    },
  };
}

/** Whether a queue's work is text. */
export function isText(queue: StoryQueue): boolean {
  return queue.channel !== 'voice';
}
