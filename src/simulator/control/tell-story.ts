import type { Stage } from '../story/stage.ts';
import type { StoryAgent, StoryContact, StoryQueue } from '../story/types.ts';

/** What is true now, in the floor's words: for tests that compare, and for people who are curious. */
export function tellStory(stage: Stage) {
  return {
    now: stage.now(),
    agents: [...stage.agents.values()].map(tellAgent),
    contacts: [...stage.contacts.values()].map(tellContact),
    queues: [...stage.queues.values()].map(tellQueue),
    supervisions: [...stage.supervisions].map(({ supervisor, agent, contact, mode, since }) => ({
      supervisorId: supervisor.id,
      agentId: agent.id,
      contactId: contact?.id,
      mode,
      since,
    })),
  };
}

function tellAgent(agent: StoryAgent) {
  const { state, session, wanted } = agent;
  return {
    id: agent.id,
    platform: agent.platform,
    name: `${agent.first} ${agent.last}`,
    team: agent.team.name,
    supervisor: agent.supervisor,
    ...state,
    wanted,
    session: session && { number: session.number, startedAt: session.startedAt, leg: session.leg?.status },
    contacts: [...agent.contacts],
    queues: [...agent.queues].map(([id, { proficiency, active }]) => ({ id, proficiency, active })),
  };
}

function tellContact(contact: StoryContact) {
  const { id, masterId, channel, direction, kind, status, statusSince, startedAt, holds, recording, stuck } =
    contact;
  return {
    id,
    masterId,
    channel,
    direction,
    kind,
    status,
    statusSince,
    startedAt,
    holds,
    recording,
    stuck,
    agentId: contact.agent?.id,
    queueId: contact.queue?.id,
    customer: contact.customer,
    messages: contact.messages.length,
  };
}

function tellQueue(queue: StoryQueue) {
  const { id, name, channel, direction, offered, answered, abandoned } = queue;
  return { id, name, channel, direction, offered, answered, abandoned, waiting: queue.waiting.size };
}
