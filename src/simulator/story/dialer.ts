import { finish, giveTo, move, openContact } from './contact-life.ts';
import { newCustomer } from './routing.ts';
import { planForContact, type Stage } from './stage.ts';
import type { EndReason, StoryAgent, StoryContact, StoryQueue } from './types.ts';

/** The campaign an agent works for when all their queues are outbound. */
export function campaignOf(stage: Stage, agent: StoryAgent): StoryQueue | undefined {
  let campaign: StoryQueue | undefined;
  for (const [id, assignment] of agent.queues) {
    const queue = stage.queues.get(id);
    if (queue?.direction !== 'outbound') return undefined;
    if (assignment.active) campaign ??= queue;
  }
  return campaign;
}

/** An agent waits for the dialer: after a while it calls one or two customers for them, or shows one first. */
export function waitForDialer(stage: Stage, agent: StoryAgent): void {
  stage.plan(stage.random.between(3, 20), () => {
    const queue = agent.campaign;
    const free =
      agent.session !== undefined && agent.contacts.size === 0 && agent.wanted.presence === 'available';
    if (queue === undefined || !free || agent.leaving) return;
    if (stage.random.chance(0.002)) announceLowList(stage, queue, false);
    const preview = stage.random.chance(0.15);
    const attempts = !preview && stage.random.chance(0.35) ? 2 : 1;
    for (let i = 0; i < attempts; i += 1) dial(stage, agent, queue, preview, i === 0);
  });
}

/** Calls a customer for an agent. */
export function dial(
  stage: Stage,
  agent: StoryAgent,
  queue: StoryQueue,
  preview: boolean,
  linked: boolean,
): StoryContact {
  const contact = openContact(stage, {
    platform: queue.platform,
    channel: 'voice',
    direction: 'outbound',
    status: preview ? 'preview' : 'dialing',
    kind: 'dialer',
    queue,
    customer: newCustomer(stage),
    ...(stage.random.chance(0.3) && { note: 'Asked to be called <b>after lunch</b>. Plan ends this month.' }),
  });
  contact.linked = linked;
  giveTo(stage, contact, agent);
  move(stage, contact, preview ? 'preview' : 'dialing');
  return contact;
}

/** What a dialed call does next by itself, until somebody answers; then it is a call like any other. */
export function nextOfDialed(stage: Stage, contact: StoryContact): void {
  const { random } = stage;
  switch (contact.status) {
    case 'preview':
      planForContact(stage, contact, random.between(6, 20), () => move(stage, contact, 'dialing'));
      return;
    case 'dialing':
      planForContact(stage, contact, random.between(1.5, 4), () => move(stage, contact, 'ringing-out'));
      return;
    case 'ringing-out':
      planForContact(stage, contact, random.between(4, 18), () => resolve(stage, contact));
      return;
    case 'machine-check':
      planForContact(stage, contact, random.between(2, 4), () =>
        random.chance(0.25) ? connect(stage, contact) : finish(stage, contact, 'machine'),
      );
      return;
    case 'ended':
      if (contact.agent?.contacts.size === 0) waitForDialer(stage, contact.agent);
      return;
    default:
      return;
  }
}

/** Tells everybody in a campaign that its list runs low, or out. */
export function announceLowList(stage: Stage, queue: StoryQueue, empty: boolean): void {
  for (const agent of stage.agents.values())
    if (agent.campaign?.id === queue.id && agent.session !== undefined)
      stage.tell({ type: 'aside', agent, aside: { kind: 'low-list', empty } });
}

function resolve(stage: Stage, contact: StoryContact): void {
  const outcome = stage.random.weighted<EndReason | 'connected' | 'machine-check'>([
    ['connected', 45],
    ['no-answer', 28],
    ['machine-check', 16],
    ['busy', 6],
    ['bad-number', 4],
    ['fax', 1],
  ]);
  if (outcome === 'connected') connect(stage, contact);
  else if (outcome === 'machine-check') move(stage, contact, 'machine-check');
  else finish(stage, contact, outcome);
}

/** A customer answers: the agent is linked to them, and the other attempts are dropped. */
function connect(stage: Stage, contact: StoryContact): void {
  const others = [...(contact.agent?.contacts ?? [])].filter(id => id !== contact.id);
  contact.linked = true;
  move(stage, contact, 'active');
  for (const id of others) {
    const other = stage.contacts.get(id);
    if (other?.kind === 'dialer') finish(stage, other, 'cancelled');
  }
}
