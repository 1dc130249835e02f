import type { ChatMessage, StoryContact } from '../story/types.ts';
import { DOMAIN } from './directory.ts';
import { datetime, type Row, type Scene } from './rows.ts';

const NEVER = '0000-00-00 00:00:00';
const ANSWERED = ['active', 'held', 'masked', 'joined'];
const SET_UP = ['ringing', 'dialing', 'ringing-out', ...ANSWERED];

/** A number as NetSapiens writes it: digits alone. */
export const digits = (phone: string) => phone.replace(/\D/g, '');

/** A call that waits: the names that public clients read. */
export function waitingRow(scene: Scene, contact: StoryContact): Row {
  const minutes = (scene.stage.now() - contact.startedAt) / 60_000;
  return {
    'dial-rule-translation-source-user': digits(contact.customer.phone),
    'dial-rule-translation-source-name': contact.customer.name,
    'callqueue-agent-availability-for-dispatch': minutes > 4 ? 'waiting for callback' : 'Waiting',
    time_queued: datetime(scene, contact.startedAt),
  };
}

/** Whether a contact is a call that is set up or under way. */
export function isCall(contact: StoryContact): boolean {
  return contact.channel === 'voice' && contact.agent !== undefined && SET_UP.includes(contact.status);
}

/** A call under the names of the schema; empty text where there is nothing. */
export function callRow(scene: Scene, contact: StoryContact): Row {
  const { agent, queue, direction } = contact;
  const user = agent === undefined ? '' : scene.directory.userOf(agent);
  const inbound = direction === 'inbound';
  const extension = queue === undefined ? '' : scene.directory.extensionOf(queue);
  const answered = ANSWERED.includes(contact.status);
  const customer = digits(contact.customer.phone);
  const own = `sip:${user}@${DOMAIN}`;
  const outside = `sip:${customer}@trunk.example`;
  const info = contact.status === 'held' ? 'hold' : answered ? 'active' : 'progressing';
  return {
    'core-server': `core1.${DOMAIN}`,
    'call-session-id': `${datetime(scene, contact.startedAt).replace(/\D/g, '')}${contact.id}`,
    'call-orig-call-id': contact.masterId,
    'call-orig-match-uri': inbound ? outside : own,
    'call-orig-user': inbound ? '' : user,
    'call-orig-domain': inbound ? '' : DOMAIN,
    'call-orig-uri': inbound ? outside : own,
    'call-orig-name': inbound ? contact.customer.name : `${agent?.first ?? ''} ${agent?.last ?? ''}`.trim(),
    'caller-id-number': inbound ? customer : digits(queue?.line ?? ''),
    'call-dialed-number': inbound ? digits(queue?.line ?? '') : customer,
    'call-by-action': inbound && extension !== '' ? 'QueueCall' : 'CallRequest',
    'call-by-user': extension,
    'call-by-domain': extension === '' ? '' : DOMAIN,
    'call-by-call-id': contact.masterId,
    'call-term-call-id': `${contact.id}-term`,
    'call-term-user': inbound ? user : '',
    'call-term-domain': inbound ? DOMAIN : '*',
    'call-term-uri': inbound ? own : outside,
    'call-start-datetime': datetime(scene, contact.agentSince ?? contact.startedAt),
    'call-answer-datetime': answered ? datetime(scene, answeredAt(contact)) : NEVER,
    'call-orig-info': info,
    'term-orig-info': info,
    'call-audio-codec': 'PCMU',
  };
}

const OLDER: Readonly<Record<string, string>> = {
  'core-server': 'hostname',
  'call-session-id': 'session_id',
  'call-orig-call-id': 'orig_callid',
  'call-orig-match-uri': 'orig_match',
  'call-orig-user': 'orig_user',
  'call-orig-domain': 'orig_domain',
  'call-orig-uri': 'orig_uri',
  'call-orig-name': 'orig_name',
  'caller-id-number': 'ani',
  'call-dialed-number': 'dnis',
  'call-by-action': 'by_action',
  'call-by-user': 'by_user',
  'call-by-domain': 'by_domain',
  'call-by-call-id': 'by_callid',
  'call-term-call-id': 'term_callid',
  'call-term-user': 'term_user',
  'call-term-domain': 'term_domain',
  'call-term-uri': 'term_uri',
  'call-start-datetime': 'time_begin',
  'call-answer-datetime': 'time_answer',
  'call-orig-info': 'orig_call_info',
  'term-orig-info': 'term_call_info',
  'call-audio-codec': 'media',
};

/** The same as the vendor's example of a user's calls spells it. */
export function olderCallRow(scene: Scene, contact: StoryContact): Row {
  return Object.fromEntries(
    Object.entries(callRow(scene, contact)).map(([name, value]) => [OLDER[name] ?? name, value]),
  );
}

function answeredAt(contact: StoryContact): number {
  // A call's status since is its last change; the answer came at the latest a few seconds after it rang.
  return Math.min(contact.statusSince, (contact.agentSince ?? contact.startedAt) + 4_000);
}

/** Whether a contact is a queue's text conversation. */
export function isConversation(contact: StoryContact): boolean {
  return ['sms', 'chat', 'digital'].includes(contact.channel) && contact.status !== 'ended';
}

/** A message session under the names of the vendor's example: `-timestamp`, numbers as numbers. */
export function messageSessionRow(scene: Scene, contact: StoryContact): Row {
  const { agent, queue } = contact;
  const extension = queue === undefined ? '' : scene.directory.extensionOf(queue);
  const served = agent !== undefined && contact.status !== 'ringing';
  const user = agent === undefined ? extension : scene.directory.userOf(agent);
  const spoken = contact.messages.filter(message => message.from !== 'system');
  const last = spoken.at(-1);
  const customer = digits(contact.customer.phone);
  return {
    user,
    domain: DOMAIN,
    'messagesession-id': `ms${contact.masterId}`,
    'messagesession-remote': Number(customer),
    'messagesession-sms-number': Number(digits(queue?.line ?? '0')),
    'messagesession-last-timestamp': datetime(scene, last?.at ?? contact.startedAt),
    'messagesession-start-timestamp': datetime(scene, contact.startedAt),
    'messagesession-last-message': last?.text ?? 'HELP',
    'messagesession-last-sender': last?.from === 'agent' ? `${user}@${DOMAIN}` : customer,
    'messagesession-last-status': last?.from === 'agent' ? 'read' : 'unread',
    'messagesession-muted': 'no',
    'messagesession-last-email-reminder-timestamp': null,
    'messagesession-reciever-hostname': `core1.${DOMAIN}`,
    'messagesession-queue-termination': extension,
    'messagesession-queue-status': served ? 'active' : contact.status === 'ringing' ? 'offered' : 'waiting',
    'messagesession-queue-session-id': `qs${contact.id}`,
    'messagesession-agent-start-timestamp':
      served && contact.agentSince !== undefined ? datetime(scene, contact.agentSince) : null,
    'messagesession-last-type': 'sms',
    'messagesession-last-media-type': '',
    'messagesession-last-media-size': 0,
    'messagesession-type': '',
    'messagesession-name': contact.customer.name,
    'messagesession-participants': '',
  };
}

/** One message of a session. */
export function messageRow(scene: Scene, contact: StoryContact, message: ChatMessage, nth: number): Row {
  const user = contact.agent === undefined ? '' : `${scene.directory.userOf(contact.agent)}@${DOMAIN}`;
  const customer = digits(contact.customer.phone);
  const byAgent = message.from === 'agent';
  return {
    id: `m-${contact.id}-${nth}`,
    timestamp: datetime(scene, message.at),
    type: 'sms',
    domain: DOMAIN,
    direction: byAgent ? 'orig' : 'term',
    dialed: byAgent ? customer : digits(contact.queue?.line ?? ''),
    text: message.text,
    status: 'delivered',
    'from-number': byAgent ? digits(contact.queue?.line ?? '') : customer,
    'from-user-id': byAgent ? user : '',
    'terminating-user-id': byAgent ? '' : user,
    'terminating-number': byAgent ? customer : '',
    'messagesession-id': `ms${contact.masterId}`,
    'media-type': '',
    'media-size': 0,
    'messagesession-participants': null,
    'deleted-timestamp': '',
  };
}
