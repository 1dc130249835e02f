import {
  AGENT_STATE_IDS,
  type AgentStateWord,
  type CallStatus,
  type CallType,
  type ResultCode,
} from '../../connectors/cxone/wire-words.ts';
import type { Channel, ContactStatus, EndReason, StoryAgent, StoryContact } from '../story/types.ts';

/** CXone's word for what an agent is doing. */
export function stateWord(agent: StoryAgent, contacts: readonly StoryContact[]): AgentStateWord {
  const { presence, activity, direction } = agent.state;
  if (presence === 'logged-out') return 'LoggedOut';
  switch (activity) {
    case 'idle':
      return presence === 'available' ? 'Available' : 'Unavailable';
    case 'after-contact-work':
      return 'Unavailable';
    case 'consulting':
      return direction === 'inbound' ? 'InboundConsult' : 'OutboundConsult';
    case 'dialing':
      return contacts.some(contact => contact.kind !== 'dialer') ? 'OutboundContact' : 'Dialer';
    case 'ringing':
    case 'on-contact':
      return direction === 'inbound' ? 'InboundContact' : 'OutboundContact';
  }
}

const IDS = new Map(Object.entries(AGENT_STATE_IDS).map(([id, word]) => [word, Number(id)]));

/** The number of a state word in the real-time calls. */
export function stateIdOf(word: AgentStateWord): number {
  return IDS.get(word) ?? 0;
}

/** CXone's word for a call's status. */
export function callStatus(contact: StoryContact): CallStatus {
  const isDialed = contact.kind === 'dialer' && !contact.previewed;
  const statuses: Readonly<Record<ContactStatus, CallStatus>> = {
    queued: 'Incoming',
    preview: 'Preview',
    dialing: isDialed ? 'NaturalCallDialing' : 'Dialing',
    'ringing-out': isDialed ? 'NaturalCallRinging' : 'Ringing',
    'machine-check': 'NaturalCallAMD',
    ringing: contact.kind === 'consult' ? 'Ringing' : 'Incoming',
    active: 'Active',
    held: 'Holding',
    masked: 'Masking',
    joined: 'Joined',
    'wrapping-up': 'Disconnected',
    ended: 'Disconnected',
  };
  return statuses[contact.status];
}

/** CXone's word for the kind of call. */
export function callType(contact: StoryContact): CallType {
  switch (contact.kind) {
    case 'consult':
      return 'Consult';
    case 'dialer':
      return contact.previewed ? 'Dialer' : 'NaturalCalling';
    case 'personal-queue':
      return 'PersonalQueue';
    case 'take-over':
      return 'TakeOver';
    case 'regular':
      return 'Regular';
  }
}

const DISCONNECT_CODES: Readonly<Record<EndReason, ResultCode>> = {
  'hung-up': 'NA',
  done: 'NA',
  'taken-over': 'NA',
  abandoned: 'CallAbandoned',
  transferred: 'TransferComplete',
  dropped: 'Dropped',
  'no-answer': 'NoAnswer',
  busy: 'Busy',
  'bad-number': 'BadNumber',
  machine: 'AnsweringMachine',
  fax: 'Fax',
  refused: 'Rejected',
  cancelled: 'AgentCancelled',
};

/** CXone's word for why a call is over; NA while it is not. */
export function disconnectCode(contact: StoryContact): ResultCode {
  if (contact.endReason === undefined) return 'NA';
  if (contact.endReason === 'cancelled' && contact.kind === 'dialer') return 'DialerSuppressed';
  return DISCONNECT_CODES[contact.endReason];
}

/** mediaTypeId and its name, by channel. */
export const MEDIA: Readonly<Record<Channel, readonly [id: number, name: string]>> = {
  email: [1, 'E-Mail'],
  chat: [3, 'Chat'],
  voice: [4, 'Phone Call'],
  voicemail: [5, 'Voice Mail'],
  'work-item': [6, 'Work Item'],
  sms: [7, 'SMS'],
  digital: [9, 'Digital'],
};

/** A number as CXone writes telephone numbers: digits only. */
export function digits(phone: string): string {
  return phone.replace(/\D/g, '');
}

/** A boolean as events write it. */
export function yes(value: boolean): 'True' | 'False' {
  return value ? 'True' : 'False';
}
