import type { CommandRecord } from '../../floor/commands.ts';
import type { Agent } from '../../floor/entities.ts';
import type { Floor } from '../../floor/floor.ts';
import { type AgentId, platformOf } from '../../floor/ids.ts';
import { seesPlatform } from '../../floor/scope.ts';
import { type FloorSnapshot, toSnapshot } from '../../floor/snapshot.ts';
import { ownerOfCommand } from '../log/audience.ts';
import { type Lens, showsAgent } from './lens.ts';
import { maskAgent, maskCommand, maskContact, maskMessage, maskNotice, maskText } from './mask.ts';

/** The floor as plain data, as far as a lens shows it [FD4, FD7]. */
export function viewOf(lens: Lens, floor: Floor): FloorSnapshot {
  const whole = toSnapshot(floor);
  const platform = (id: string) => seesPlatform(lens.scope, id);
  const owned = (platformId: string, agentId: AgentId | undefined) =>
    platform(platformId) && (agentId === undefined || showsAgent(lens, floor.agents.get(agentId)));
  return {
    platforms: whole.platforms.filter(({ id }) => platform(id)),
    agents: whole.agents
      .filter((agent: Agent) => showsAgent(lens, agent))
      .map((agent: Agent) => maskAgent(lens, agent)),
    contacts: whole.contacts
      .filter(contact => owned(contact.platformId, contact.agentId))
      .map(contact => maskContact(lens, contact)),
    textSessions: whole.textSessions
      .filter(({ session }) => owned(session.platformId, session.agentId))
      .map(({ session, messages }) => ({
        session: maskText(lens, session),
        messages: messages.map(message => maskMessage(lens, message)),
      })),
    queues: whole.queues.filter(queue => platform(queue.platformId)),
    tallies: whole.tallies.filter(([queueId]) => platform(platformOf(queueId))),
    memberships: whole.memberships.filter(({ queueId, agentId }) => owned(platformOf(queueId), agentId)),
    supervisions: whole.supervisions.filter(({ platformId, agentId }) => owned(platformId, agentId)),
    commands: whole.commands
      .filter(command => showsCommand(lens, command, floor))
      .map(command => maskCommand(lens, command)),
    notices: whole.notices
      .filter(notice => owned(notice.platformId, notice.agentId))
      .map(notice => maskNotice(lens, notice)),
    // What is told has been taken in here: whoever follows it needs no memory of what is too late.
    horizons: [],
    forgotten: [],
  };
}

/** Whether a lens shows a command: one about an agent in sight, or about nobody in particular. */
export function showsCommand(lens: Lens, command: CommandRecord, floor: Floor): boolean {
  const { platformId, agentId } = ownerOfCommand(command, floor);
  if (!seesPlatform(lens.scope, platformId)) return false;
  return agentId === undefined || showsAgent(lens, floor.agents.get(agentId));
}
