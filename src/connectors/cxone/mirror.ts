import type { FloorEvent } from '../../floor/events.ts';
import { type AgentId, type EntityId, type PlatformId, platformOf } from '../../floor/ids.ts';
import type { Clock } from '../../lib/clock.ts';
import type { PlatformTimes } from '../clock-offset.ts';
import type { KnownFloor } from '../connector.ts';
import type { MapContext } from './map-context.ts';
import { type AgentMirror, createAgentMirror } from './mirror-agents.ts';
import { type ContactMirror, createContactMirror } from './mirror-contacts.ts';
import { createQueueMirror, type QueueMirror } from './mirror-queues.ts';
import { createSupervisionMirror, type SupervisionMirror } from './mirror-supervisions.ts';
import { createTextMirror, type TextMirror } from './mirror-texts.ts';
import { createNotices, type Notices } from './notices.ts';

/**
 * What this platform has been heard to say so far, in floor words. Every source is merged here before anything is
 * told, so that events carry whole facts, nothing is told twice, and an older telling never undoes a newer one.
 */
export type Mirror = {
  readonly agents: AgentMirror;
  readonly contacts: ContactMirror;
  readonly texts: TextMirror;
  readonly queues: QueueMirror;
  readonly supervisions: SupervisionMirror;
  readonly notices: Notices;
  /** What mapping an event of an agent's stream needs to know, now. */
  readonly contextOf: (agentId: AgentId) => MapContext;
  /** The name that people know an agent by. */
  readonly nameOf: (agentId: AgentId) => string;
  /** Ends the chats of agents who have nothing but calls left: who told of them may have fallen silent before their end. */
  readonly endLostTexts: () => FloorEvent[];
  /** The session is over, and everything in it. */
  readonly endSession: (agentId: AgentId, note: string | undefined) => FloorEvent[];
};

export function createMirror(
  platformId: PlatformId,
  clock: Clock,
  times: PlatformTimes,
  known: KnownFloor | undefined,
): Mirror {
  const own = <T>(all: readonly T[] | undefined, idOf: (each: T) => EntityId): readonly T[] =>
    (all ?? []).filter(each => platformOf(idOf(each)) === platformId);

  const agents = createAgentMirror(
    clock,
    own(known?.agents, each => each.id),
  );
  const contacts = createContactMirror(
    clock,
    own(known?.contacts, each => each.id),
  );
  const texts = createTextMirror(own(known?.textSessions, each => each.session.id));
  const queues = createQueueMirror(
    clock,
    own(known?.queues, each => each.id),
  );
  const supervisions = createSupervisionMirror(
    clock,
    own(known?.supervisions, each => each.id),
  );

  return {
    agents,
    contacts,
    texts,
    queues,
    supervisions,
    notices: createNotices(platformId, clock),
    contextOf: agentId => ({ platformId, agentId, now: clock.now(), at: times.at, skills: queues }),
    nameOf: agentId => agents.get(agentId)?.profile?.name ?? `agent ${agentId.slice(platformId.length + 1)}`,
    endLostTexts: () =>
      texts.endWhere(
        ({ agentId }) =>
          agentId === undefined || contacts.liveOf(agentId).every(({ channel }) => channel === 'voice'),
        clock.now(),
      ),
    endSession: (agentId, note) => [
      ...supervisions.endAllOf(agentId),
      ...contacts.endAllOf(agentId),
      ...texts.endWhere(session => session.agentId === agentId, clock.now()),
      ...agents.endSession(agentId, note),
    ],
  };
}
