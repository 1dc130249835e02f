import type { Millis } from '../../lib/clock.ts';
import { settle } from './agent-state.ts';
import type { Stage } from './stage.ts';
import type {
  Channel,
  ContactKind,
  ContactStatus,
  Direction,
  EndReason,
  StoryAgent,
  StoryContact,
  StoryQueue,
} from './types.ts';

/** What has to be said of a new contact; the rest begins empty. */
export type Draft = {
  readonly platform: StoryContact['platform'];
  readonly channel: Channel;
  readonly direction: Direction;
  readonly status: ContactStatus;
  readonly customer: StoryContact['customer'];
  readonly queue?: StoryQueue | undefined;
  readonly kind?: ContactKind;
  readonly parent?: StoryContact;
  readonly talkSeconds?: number;
  readonly note?: string;
  /** When it began, where that was before now. */
  readonly startedAt?: Millis;
};

/** Brings a contact into being. It is told when it first moves or is given to somebody. */
export function openContact(stage: Stage, draft: Draft): StoryContact {
  const id = stage.contactNumber();
  const contact: StoryContact = {
    id,
    masterId: draft.parent?.masterId ?? id,
    parentId: draft.parent?.id,
    platform: draft.platform,
    channel: draft.channel,
    direction: draft.direction,
    kind: draft.kind ?? 'regular',
    queue: draft.queue,
    customer: draft.customer,
    startedAt: draft.startedAt ?? stage.now(),
    agent: undefined,
    agentSince: undefined,
    status: draft.status,
    statusSince: stage.now(),
    updatedAt: stage.now(),
    holds: 0,
    recording: false,
    linked: false,
    previewed: draft.status === 'preview',
    partner: undefined,
    endReason: undefined,
    messages: [],
    note: draft.note,
    talkLeft: draft.talkSeconds ?? stage.random.duration(draft.queue?.talkSeconds ?? 180),
    stuck: false,
    turn: 0,
  };
  stage.contacts.set(id, contact);
  return contact;
}

/** Gives a contact to an agent. Settling the agent is up to whoever moves the contact next. */
export function giveTo(stage: Stage, contact: StoryContact, agent: StoryAgent): void {
  contact.queue?.waiting.delete(contact.id);
  contact.agent = agent;
  contact.agentSince = stage.now();
  agent.contacts.add(contact.id);
}

/** Changes a contact's status, tells it, and lets the script plan what comes next. */
export function move(stage: Stage, contact: StoryContact, status: ContactStatus): void {
  if (contact.status === 'ended') return;
  if (status === 'held' && contact.status !== 'held') contact.holds += 1;
  contact.status = status;
  contact.statusSince = stage.now();
  contact.updatedAt = stage.now();
  contact.turn += 1;
  stage.tell({ type: 'contact', contact, agent: contact.agent });
  if (contact.agent) settle(stage, contact.agent);
  stage.nextOfContact(contact);
}

/** Tells a contact again because something of it changed (recording, notes). */
export function retell(stage: Stage, contact: StoryContact): void {
  contact.updatedAt = stage.now();
  stage.tell({ type: 'contact', contact, agent: contact.agent });
}

/** Ends the talk: after-contact work where the queue asks for it, otherwise the contact is over. */
export function endTalk(stage: Stage, contact: StoryContact, reason: EndReason): void {
  if (contact.status === 'ended' || contact.status === 'wrapping-up') return;
  const talked = contact.status !== 'ringing' && contact.status !== 'queued';
  const wrapUp = contact.kind === 'consult' || !talked ? 0 : (contact.queue?.wrapUpSeconds ?? 0);
  if (wrapUp === 0 || contact.agent?.session === undefined) {
    finish(stage, contact, reason);
    return;
  }
  contact.endReason = reason;
  move(stage, contact, 'wrapping-up');
}

/** Ends a contact for good and frees its agent. */
export function finish(stage: Stage, contact: StoryContact, reason: EndReason): void {
  if (contact.status === 'ended') return;
  const { agent } = contact;
  contact.endReason ??= reason;
  contact.status = 'ended';
  contact.statusSince = stage.now();
  contact.updatedAt = stage.now();
  contact.turn += 1;
  contact.queue?.waiting.delete(contact.id);
  stage.contacts.delete(contact.id);
  agent?.contacts.delete(contact.id);
  stage.tell({ type: 'contact', contact, agent });
  if (agent) settle(stage, agent);
  stage.nextOfContact(contact);
}

/** Whether somebody is in touch with the customer. */
export function isLive(contact: StoryContact): boolean {
  return ['active', 'held', 'masked', 'joined'].includes(contact.status);
}
