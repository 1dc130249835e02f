import { giveTo, move, openContact } from './contact-life.ts';
import { personName } from './names.ts';
import { customerPhone } from './phones.ts';
import type { Stage } from './stage.ts';
import type { StoryAgent, StoryContact, StoryQueue } from './types.ts';

/** How many of the longest idle agents are compared by proficiency. */
const COMPARED = 4;

/** Somebody new at the other end. */
export function newCustomer(stage: Stage): StoryContact['customer'] {
  const { first, last } = personName(stage.random.whole(0, 9_999));
  return { name: `${first} ${last}`, phone: customerPhone(stage.random) };
}

/** A customer arrives in a queue, and is handed to an agent at once where one is ready. */
export function arrive(stage: Stage, queue: StoryQueue, parent?: StoryContact): StoryContact {
  const contact = openContact(stage, {
    platform: queue.platform,
    channel: queue.channel,
    direction: queue.direction,
    status: 'queued',
    queue,
    customer: parent?.customer ?? newCustomer(stage),
    ...(parent && { parent }),
    ...(queue.channel === 'work-item' && { note: workItemPayload(stage) }),
  });
  queue.offered += 1;
  queue.waiting.add(contact.id);
  move(stage, contact, 'queued');
  offer(stage, queue);
  return contact;
}

/** Hands waiting contacts to ready agents until one of the two runs out. */
export function offer(stage: Stage, queue: StoryQueue): void {
  for (;;) {
    const [waiting] = queue.waiting;
    if (waiting === undefined) return;
    const contact = stage.contacts.get(waiting);
    const agent = bestReady(stage, queue);
    if (agent === undefined) return;
    queue.waiting.delete(waiting);
    if (contact !== undefined) ring(stage, contact, agent);
  }
}

/** Lets a contact ring at an agent. */
export function ring(stage: Stage, contact: StoryContact, agent: StoryAgent): void {
  giveTo(stage, contact, agent);
  move(stage, contact, 'ringing');
}

/** An agent became ready: the contact that waited longest of all their queues is theirs. */
export function serve(stage: Stage, agent: StoryAgent): void {
  let longest: StoryQueue | undefined;
  let since = Number.POSITIVE_INFINITY;
  for (const id of agent.queues.keys()) {
    const queue = stage.queues.get(id);
    if (queue === undefined || !queue.ready.has(agent.id)) continue;
    const [first] = queue.waiting;
    const started = first === undefined ? undefined : stage.contacts.get(first)?.startedAt;
    if (started !== undefined && started < since) {
      since = started;
      longest = queue;
    }
  }
  if (longest) offer(stage, longest);
}

/** Counts an answered contact towards the service level. */
export function countAnswered(stage: Stage, contact: StoryContact): void {
  const { queue } = contact;
  if (queue === undefined || queue.direction === 'outbound') return;
  queue.answered += 1;
  if (stage.now() - contact.startedAt <= queue.slaSeconds * 1000) queue.inSla += 1;
  else queue.outSla += 1;
}

function bestReady(stage: Stage, queue: StoryQueue): StoryAgent | undefined {
  let best: StoryAgent | undefined;
  let bestProficiency = Number.POSITIVE_INFINITY;
  let seen = 0;
  for (const id of queue.ready) {
    const agent = stage.agents.get(id);
    const proficiency = agent?.queues.get(queue.id)?.proficiency ?? 20;
    if (agent !== undefined && proficiency < bestProficiency) {
      best = agent;
      bestProficiency = proficiency;
    }
    seen += 1;
    if (seen === COMPARED) break;
  }
  return best;
}

function workItemPayload(stage: Stage): string {
  const kind = stage.random.pick(['Refund check', 'Address change', 'Damage report', 'Invoice copy']);
  return JSON.stringify({ case: `C-${stage.random.whole(10_000, 99_999)}`, kind });
}
