import type { Stage } from './stage.ts';
import type { Activity, AgentState, Direction, StoryAgent, StoryContact } from './types.ts';

/** How many text conversations one agent carries at a time. */
const TEXTS_AT_A_TIME = 3;

const TEXT_CHANNELS = new Set(['chat', 'digital', 'sms']);

/** What an agent's contacts make of them, the most telling first. */
function activityOf(agent: StoryAgent, contacts: readonly StoryContact[]): readonly [Activity, Direction] {
  const find = (test: (contact: StoryContact) => boolean) => contacts.find(test);
  const consult = find(c => c.kind === 'consult' && c.status !== 'wrapping-up');
  if (consult) return ['consulting', consult.direction];
  const talking = find(c => ['active', 'held', 'masked', 'joined'].includes(c.status));
  if (talking) return ['on-contact', talking.direction];
  const ringing = find(c => c.status === 'ringing');
  if (ringing) return ['ringing', ringing.direction];
  const dialing = find(c => ['preview', 'dialing', 'ringing-out', 'machine-check'].includes(c.status));
  if (dialing) return ['dialing', 'outbound'];
  const wrapping = find(c => c.status === 'wrapping-up');
  if (wrapping) return ['after-contact-work', wrapping.direction];
  const waitsForDialer = agent.campaign !== undefined && agent.wanted.presence === 'available';
  return waitsForDialer ? ['dialing', 'outbound'] : ['idle', 'inbound'];
}

/** The live contacts of an agent, oldest first. */
export function contactsOf(stage: Stage, agent: StoryAgent): StoryContact[] {
  const found: StoryContact[] = [];
  for (const id of agent.contacts) {
    const contact = stage.contacts.get(id);
    if (contact !== undefined) found.push(contact);
  }
  return found;
}

/** Whether the agent has nothing in hand and is there for customers. */
export function isFree(agent: StoryAgent): boolean {
  return agent.session !== undefined && agent.state.presence === 'available' && agent.contacts.size === 0;
}

/**
 * Works out an agent's state from what they want and what they have in hand, tells it when it changed, and keeps the
 * queues' lists of ready agents. Every act that touches an agent ends with this.
 */
export function settle(stage: Stage, agent: StoryAgent, retell = false): void {
  const contacts = contactsOf(stage, agent);
  const next = nextState(agent, contacts);
  const { state } = agent;
  const changed =
    state.presence !== next.presence ||
    state.activity !== next.activity ||
    state.direction !== next.direction ||
    state.reason !== next.reason;
  if (changed) {
    agent.state = { ...next, since: stage.now() };
    agent.turn += 1;
  }
  const becameReady = keepReady(stage, agent, contacts);
  if (changed || retell) {
    agent.updatedAt = stage.now();
    stage.tell({ type: 'agent-state', agent });
  }
  if (changed || becameReady) stage.nextOfAgent(agent);
}

function nextState(agent: StoryAgent, contacts: readonly StoryContact[]): Omit<AgentState, 'since'> {
  if (agent.session === undefined)
    return { presence: 'logged-out', activity: 'idle', direction: 'inbound', reason: undefined };
  const [activity, direction] = activityOf(agent, contacts);
  if (activity === 'after-contact-work')
    return { presence: 'unavailable', activity, direction, reason: 'ACW' };
  if (activity !== 'idle') return { presence: 'available', activity, direction, reason: undefined };
  return { presence: agent.wanted.presence, activity, direction, reason: agent.wanted.reason };
}

/** An agent ready for a queue is in its list; becoming ready again puts them at the list's end. */
function keepReady(stage: Stage, agent: StoryAgent, contacts: readonly StoryContact[]): boolean {
  let became = false;
  const free = isFree(agent) && !agent.leaving;
  const texting =
    !free &&
    !agent.leaving &&
    agent.session !== undefined &&
    agent.wanted.presence === 'available' &&
    contacts.length < TEXTS_AT_A_TIME &&
    contacts.length > 0 &&
    contacts.every(contact => TEXT_CHANNELS.has(contact.channel));
  for (const [id, assignment] of agent.queues) {
    const queue = stage.queues.get(id);
    if (queue === undefined) continue;
    const ready =
      assignment.active &&
      queue.direction === 'inbound' &&
      (free || (texting && TEXT_CHANNELS.has(queue.channel)));
    if (!ready) queue.ready.delete(agent.id);
    else if (!queue.ready.has(agent.id)) {
      queue.ready.add(agent.id);
      became = true;
    }
  }
  return became;
}
