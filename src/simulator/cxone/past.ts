import type { AgentStateWord } from '../../connectors/cxone/wire-words.ts';
import type { Millis } from '../../lib/clock.ts';
import { contactsOf } from '../story/agent-state.ts';
import type { Stage } from '../story/stage.ts';
import type { Activity, Channel, Direction, StoryAgent, StoryQueue } from '../story/types.ts';
import { stateWord } from './words.ts';

/** One stay of an agent in one state, with one contact or none. It lasts until the agent's next one begins. */
export type Stay = {
  /** Counts the agent's stays, from 1. */
  readonly index: number;
  readonly from: Millis;
  readonly word: AgentStateWord;
  readonly activity: Activity;
  readonly direction: Direction;
  readonly reason: string | undefined;
  readonly sessionNumber: string | undefined;
  readonly stationId: string;
  readonly contact:
    | {
        readonly id: string;
        readonly channel: Channel;
        readonly queue: StoryQueue | undefined;
        readonly customer: string;
      }
    | undefined;
};

/** What CXone's reports are made of: how agents came to be as they are, oldest first. */
export type Past = {
  readonly of: (agent: StoryAgent) => readonly Stay[];
  /** Writes down how an agent is now. */
  readonly note: (agent: StoryAgent) => void;
};

/** So many stays are kept of everybody together: a big floor remembers less of each. */
const MOST_KEPT = 100_000;
const FEWEST_KEPT_OF_ONE = 20;

export function createPast(stage: Stage, agents: readonly StoryAgent[]): Past {
  const most = Math.max(FEWEST_KEPT_OF_ONE, Math.floor(MOST_KEPT / Math.max(1, agents.length)));
  const stays = new Map<StoryAgent, Stay[]>();

  const write = (agent: StoryAgent, from: Millis) => {
    const own = stays.get(agent) ?? [];
    stays.set(agent, own);
    const contacts = contactsOf(stage, agent);
    const [contact] = contacts;
    const { activity, direction, reason } = agent.state;
    const word = stateWord(agent, contacts);
    const last = own.at(-1);
    if (
      last?.word === word &&
      last.activity === activity &&
      last.reason === reason &&
      last.contact?.id === contact?.id
    )
      return;
    own.push({
      index: (last?.index ?? 0) + 1,
      from,
      word,
      activity,
      direction,
      reason,
      sessionNumber: agent.session?.number,
      stationId: agent.session?.stationId ?? '',
      contact: contact && {
        id: contact.id,
        channel: contact.channel,
        queue: contact.queue,
        customer: contact.customer.phone,
      },
    });
    if (own.length > most) own.splice(0, own.length - most);
  };

  for (const agent of agents) write(agent, agent.state.since);
  return { of: agent => stays.get(agent) ?? [], note: agent => write(agent, stage.now()) };
}
