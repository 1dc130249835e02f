import { settle } from './agent-state.ts';
import { sometimesAside } from './asides.ts';
import { endTalk, finish, move, retell } from './contact-life.ts';
import { consult, transferTo } from './handover.ts';
import { countAnswered, offer } from './routing.ts';
import { planForContact, type Stage } from './stage.ts';
import type { StoryAgent, StoryContact } from './types.ts';

/** What a voice call does next by itself, status by status. */
export function nextOfCall(stage: Stage, contact: StoryContact): void {
  if (contact.stuck) return;
  const { random } = stage;
  switch (contact.status) {
    case 'queued': {
      const patience = 30 + random.exponential(200);
      planForContact(stage, contact, patience, () => abandon(stage, contact));
      return;
    }
    case 'ringing':
      if (random.chance(0.02)) planForContact(stage, contact, 20, () => refuse(stage, contact));
      else planForContact(stage, contact, random.between(1.5, 7), () => answer(stage, contact));
      return;
    case 'active':
      nextOfTalk(stage, contact);
      return;
    case 'held':
      if (contact.partner !== undefined) return;
      planForContact(stage, contact, random.duration(35), () => move(stage, contact, 'active'));
      return;
    case 'masked':
      planForContact(stage, contact, random.between(12, 30), () => move(stage, contact, 'active'));
      return;
    case 'joined':
      planForContact(stage, contact, random.between(30, 120), () => endTalk(stage, contact, 'hung-up'));
      return;
    case 'wrapping-up':
      planForContact(stage, contact, wrapUpSeconds(stage, contact), () => finish(stage, contact, 'hung-up'));
      return;
    default:
      return;
  }
}

/** The agent takes the call. */
export function answer(stage: Stage, contact: StoryContact): void {
  countAnswered(stage, contact);
  move(stage, contact, 'active');
}

/** Nobody took it in time: back to the head of the queue, and the agent is put aside for a moment. */
export function refuse(stage: Stage, contact: StoryContact): void {
  const { agent, queue } = contact;
  if (agent === undefined) return;
  agent.wanted = { presence: 'unavailable', reason: 'Refused' };
  if (queue === undefined) {
    finish(stage, contact, 'refused');
    return;
  }
  agent.contacts.delete(contact.id);
  stage.tell({ type: 'contact', contact: { ...contact, status: 'ended', endReason: 'refused' }, agent });
  contact.agent = undefined;
  contact.agentSince = undefined;
  const others = [...queue.waiting];
  queue.waiting.clear();
  for (const id of [contact.id, ...others]) queue.waiting.add(id);
  settle(stage, agent);
  move(stage, contact, 'queued');
  offer(stage, queue);
}

function abandon(stage: Stage, contact: StoryContact): void {
  if (contact.queue) contact.queue.abandoned += 1;
  finish(stage, contact, 'abandoned');
}

function wrapUpSeconds(stage: Stage, contact: StoryContact): number {
  const usual = contact.queue?.wrapUpSeconds ?? 20;
  return Math.min(stage.random.duration(usual), contact.queue?.wrapUpTimeout || 120);
}

/** Talk goes on until it is over, or until something happens in it. */
function nextOfTalk(stage: Stage, contact: StoryContact): void {
  const { random } = stage;
  const { agent } = contact;
  if (agent === undefined) return;
  if (contact.talkLeft < 25 || !random.chance(0.4)) {
    const left = Math.max(3, contact.talkLeft);
    planForContact(stage, contact, left, () => endTalk(stage, contact, 'hung-up'));
    return;
  }
  const first = random.between(0.15, 0.8) * contact.talkLeft;
  planForContact(stage, contact, first, () => {
    contact.talkLeft -= first;
    happen(stage, contact, agent);
  });
}

function happen(stage: Stage, contact: StoryContact, agent: StoryAgent): void {
  const what = stage.random.weighted([
    ['hold', 10],
    ['record', 6],
    ['transfer', 3],
    ['consult', 4],
    ['mask', 1.5],
    ['join', 0.6],
    ['aside', 9],
  ]);
  switch (what) {
    case 'hold':
      move(stage, contact, 'held');
      return;
    case 'mask':
      move(stage, contact, 'masked');
      return;
    case 'join':
      stage.tell({ type: 'aside', agent, aside: { kind: 'conference', number: contact.id.slice(-4) } });
      move(stage, contact, 'joined');
      return;
    case 'transfer':
      transferTo(stage, contact, undefined);
      return;
    case 'consult':
      consult(stage, contact);
      return;
    case 'record':
      contact.recording = !contact.recording;
      retell(stage, contact);
      nextOfTalk(stage, contact);
      return;
    case 'aside':
      sometimesAside(stage, agent, contact);
      nextOfTalk(stage, contact);
      return;
  }
}
