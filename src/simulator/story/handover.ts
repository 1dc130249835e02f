import { endTalk, finish, giveTo, move, openContact } from './contact-life.ts';
import { arrive } from './routing.ts';
import { planForContact, type Stage } from './stage.ts';
import type { StoryAgent, StoryContact, StoryQueue } from './types.ts';

/** Sends a call on to another queue: a new contact id there, the same master. The agent's own part is over. */
export function transferTo(stage: Stage, contact: StoryContact, to: StoryQueue | undefined): void {
  const { agent } = contact;
  const queue = to ?? otherQueue(stage, contact);
  if (agent === undefined || queue === undefined) {
    endTalk(stage, contact, 'hung-up');
    return;
  }
  if (stage.random.chance(0.15))
    stage.tell({ type: 'aside', agent, aside: { kind: 'closed-hours', mayContinue: true } });
  arrive(stage, queue, contact);
  endTalk(stage, contact, 'transferred');
}

/** Holds the customer and asks a colleague; afterwards goes back, hands over, or brings all together. */
export function consult(stage: Stage, contact: StoryContact): void {
  const { agent, queue } = contact;
  const colleague = agent && findColleague(stage, agent);
  if (agent === undefined || colleague === undefined) {
    move(stage, contact, 'held');
    return;
  }
  const common = {
    platform: contact.platform,
    channel: 'voice',
    kind: 'consult',
    queue,
    parent: contact,
  } as const;
  const seconds = stage.random.duration(50);
  const asking = openContact(stage, {
    ...common,
    direction: 'outbound',
    status: 'dialing',
    customer: { name: nameOf(colleague), phone: colleague.stationPhone },
    talkSeconds: seconds,
  });
  const asked = openContact(stage, {
    ...common,
    direction: 'inbound',
    status: 'ringing',
    customer: { name: nameOf(agent), phone: agent.stationPhone },
    talkSeconds: seconds,
  });
  asking.partner = asked.id;
  asked.partner = asking.id;
  contact.partner = asking.id;
  move(stage, contact, 'held');
  giveTo(stage, asking, agent);
  giveTo(stage, asked, colleague);
  move(stage, asking, 'dialing');
  move(stage, asked, 'ringing');
}

/** What a consultation does next by itself. The asked side leads; the asking side follows. */
export function nextOfConsult(stage: Stage, contact: StoryContact): void {
  if (contact.direction !== 'inbound') return;
  const asking = contact.partner === undefined ? undefined : stage.contacts.get(contact.partner);
  if (asking === undefined) {
    finish(stage, contact, 'cancelled');
    return;
  }
  if (contact.status === 'ringing')
    planForContact(stage, contact, stage.random.between(1.5, 5), () => {
      move(stage, asking, 'active');
      move(stage, contact, 'active');
    });
  else if (contact.status === 'active')
    planForContact(stage, contact, contact.talkLeft, () => conclude(stage, contact, asking));
}

/** A side of a consultation is gone: the other ends too, and the customer's call goes on. */
export function afterConsult(stage: Stage, contact: StoryContact): void {
  const other = contact.partner === undefined ? undefined : stage.contacts.get(contact.partner);
  contact.partner = undefined;
  if (other !== undefined && other.kind === 'consult') finish(stage, other, 'hung-up');
  const held =
    contact.direction === 'outbound' && contact.parentId ? stage.contacts.get(contact.parentId) : undefined;
  if (held?.partner !== contact.id) return;
  held.partner = undefined;
  if (held.status === 'held') stage.follow(1, () => held.status === 'held' && move(stage, held, 'active'));
}

function conclude(stage: Stage, asked: StoryContact, asking: StoryContact): void {
  const held = asked.parentId === undefined ? undefined : stage.contacts.get(asked.parentId);
  const colleague = asked.agent;
  const handOver = held?.status === 'held' && colleague?.session !== undefined && stage.random.chance(0.45);
  if (!handOver || held === undefined || colleague === undefined) {
    finish(stage, asking, 'hung-up');
    return;
  }
  // The customer's call gets a new id with the colleague; the master stays.
  held.partner = undefined;
  finish(stage, asking, 'transferred');
  const received = openContact(stage, {
    platform: held.platform,
    channel: held.channel,
    direction: held.direction,
    status: 'active',
    queue: held.queue,
    customer: held.customer,
    parent: held,
    talkSeconds: Math.max(30, held.talkLeft),
  });
  giveTo(stage, received, colleague);
  move(stage, received, 'active');
  endTalk(stage, held, 'transferred');
}

function otherQueue(stage: Stage, contact: StoryContact): StoryQueue | undefined {
  const others = [...stage.queues.values()].filter(
    queue =>
      queue.platform === contact.platform &&
      queue.channel === contact.channel &&
      queue.direction === 'inbound' &&
      queue.id !== contact.queue?.id,
  );
  const [first, ...rest] = others;
  return first === undefined ? undefined : stage.random.pick([first, ...rest]);
}

/** A ready colleague, of the priority queue by preference. */
function findColleague(stage: Stage, agent: StoryAgent): StoryAgent | undefined {
  for (const queue of stage.queues.values()) {
    if (queue.platform !== agent.platform || queue.channel !== 'voice') continue;
    const [first] = queue.ready;
    const found = first === undefined ? undefined : stage.agents.get(first);
    if (found !== undefined && found.id !== agent.id && found.contacts.size === 0) return found;
  }
  return undefined;
}

function nameOf(agent: StoryAgent): string {
  return `${agent.first} ${agent.last}`;
}
