import type { CommandTarget, CommandType } from '../../floor/commands.ts';
import type { Agent } from '../../floor/entities.ts';
import type { Floor } from '../../floor/floor.ts';
import { type AgentId, isEntityId, type PlatformId, platformOf } from '../../floor/ids.ts';
import { seesPlatform } from '../../floor/scope.ts';
import { err, ok, type Result } from '../../lib/result.ts';
import { type Lens, showsAgent } from '../feed/lens.ts';
import type { Refusal } from './refusal.ts';

/** What a command is aimed at, found on the floor. */
export type FoundTarget = {
  readonly platformId: PlatformId;
  /** The agent it is about, by whose team it is allowed and audited. */
  readonly agent: Agent | undefined;
  /** Id and name of the thing, for the audit. */
  readonly id: string;
  readonly name: string | undefined;
};

type Key = keyof CommandTarget;

function neededBy(type: CommandType): readonly (readonly Key[])[] {
  // Without a queue these are about all of the agent's queues.
  if (type === 'queue.log-in' || type === 'queue.log-out' || type === 'queue.single-call')
    return [['agentId']];
  if (type.startsWith('queue.')) return [['queueId', 'agentId']];
  if (type === 'text.watch-next' || type === 'text.stop-watching') return [['agentId']];
  if (type.startsWith('text.')) return [['sessionId']];
  return [['agentId']];
}

/** Finds the target as far as the viewer's lens shows it: what is out of sight does not exist [CM4]. */
export function findTarget(
  floor: Floor,
  lens: Lens,
  type: CommandType,
  target: CommandTarget,
): Result<FoundTarget, Refusal> {
  const complete = neededBy(type).some(keys => keys.every(key => target[key] !== undefined));
  if (!complete) {
    const [keys = []] = neededBy(type);
    return err({ code: 'bad-request', message: `${type} needs a target with ${keys.join(' and ')}.` });
  }
  const ids = Object.values(target).filter(id => id !== undefined);
  const [first = ''] = ids;
  if (!ids.every(isEntityId)) return notFound;
  const platformId = isEntityId(first) ? platformOf(first) : '';
  if (!ids.every(id => platformOf(id) === platformId))
    return err({ code: 'bad-request', message: 'The parts of the target belong to different platforms.' });
  if (!seesPlatform(lens.scope, platformId)) return notFound;
  return resolve(floor, lens, target, platformId);
}

function resolve(
  floor: Floor,
  lens: Lens,
  target: CommandTarget,
  platformId: PlatformId,
): Result<FoundTarget, Refusal> {
  const contact = target.contactId === undefined ? undefined : floor.contacts.get(asId(target.contactId));
  const thread = target.sessionId === undefined ? undefined : floor.texts.get(asId(target.sessionId));
  const queue = target.queueId === undefined ? undefined : floor.queues.get(asId(target.queueId));
  const agentId = target.agentId ?? thread?.session.agentId ?? contact?.agentId;
  const agent = agentId === undefined ? undefined : floor.agents.get(asId(agentId));

  if (target.contactId !== undefined && contact === undefined) return notFound;
  if (target.sessionId !== undefined && thread === undefined) return notFound;
  if (target.queueId !== undefined && queue === undefined) return notFound;
  if (agentId !== undefined && (agent === undefined || !showsAgent(lens, agent))) return notFound;
  // Otherwise a visible agent could be named as a way to somebody else's contact.
  for (const owner of [contact?.agentId, thread?.session.agentId])
    if (owner !== undefined && owner !== agentId)
      return err({ code: 'conflict', message: 'That contact is with another agent by now. Look again.' });

  const id = target.agentId ?? target.sessionId ?? target.queueId ?? '';
  const name = agent?.profile?.name ?? thread?.session.queueName ?? queue?.name;
  return ok({ platformId, agent, id, name });
}

const notFound = err<Refusal>({
  code: 'not-found',
  message: 'The target of the command is not on your floor. It may have left: look again.',
});

/** The shape was checked before; the floor's maps ask for the type. */
function asId(id: string): AgentId {
  return isEntityId(id) ? id : `:${id}`;
}
