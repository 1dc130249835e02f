import type { Channel, ContactStatus } from '../../floor/entities.ts';
import { type MediaType, mediaTypeOf } from './wire.ts';

/** What the status words of CXone's contact events mean: calls, work items, voicemails, chats, digital contacts. */
const STATUSES: Readonly<Record<string, ContactStatus>> = {
  incoming: 'ringing',
  inviting: 'ringing',
  ringing: 'ringing',
  naturalcallringing: 'ringing',
  dialing: 'dialing',
  naturalcalldialing: 'dialing',
  naturalcallamd: 'dialing',
  active: 'active',
  holding: 'held',
  joined: 'joined',
  masking: 'masked',
  preview: 'preview',
  waiting: 'queued',
  interrupted: 'interrupted',
  transfer: 'transferring',
  disconnected: 'wrapping-up',
  callbackdisconnected: 'wrapping-up',
  discarded: 'wrapping-up',
};

/** How the real-time calls word a contact's state; no page lists them, so they are found by what they say. */
const ROSTER_WORDS: readonly (readonly [RegExp, ContactStatus])[] = [
  [/after|acw|wrap/i, 'wrapping-up'],
  [/hold/i, 'held'],
  [/transfer/i, 'transferring'],
  [/consult|conference|join/i, 'joined'],
  [/ring|rout|incoming|refus/i, 'ringing'],
  [/dial/i, 'dialing'],
  [/preview/i, 'preview'],
  [/queue|prequeue|waiting|callback/i, 'queued'],
  [/interrupt/i, 'interrupted'],
  [/active|inbound|outbound|talk|open/i, 'active'],
];

/** The status that an event's word means. */
export function statusOf(word: string): ContactStatus {
  return STATUSES[word.toLowerCase()] ?? 'unknown';
}

/** The status that a row's state name means: the events' own words first. */
export function rosterStatusOf(word: string | undefined): ContactStatus {
  if (word === undefined) return 'unknown';
  const exact = STATUSES[word.toLowerCase().replace(/\s/g, '')];
  return exact ?? ROSTER_WORDS.find(([pattern]) => pattern.test(word))?.[1] ?? 'unknown';
}

/** Whether a status word says that the contact's path is down. */
export function isDisconnected(word: string): boolean {
  return statusOf(word) === 'wrapping-up';
}

const CHANNELS: Readonly<Record<MediaType, Channel>> = {
  email: 'email',
  chat: 'chat',
  phone: 'voice',
  voicemail: 'voicemail',
  'work-item': 'work-item',
  sms: 'sms',
  digital: 'digital',
};

/** The channel behind a mediaTypeId. */
export function channelOf(mediaTypeId: number | undefined): Channel {
  const media = mediaTypeOf(mediaTypeId);
  return media === undefined ? 'unknown' : CHANNELS[media];
}

/** The channel behind a digital contact's ChannelType, which holds the name of a messenger. */
export function digitalChannelOf(channelType: string | undefined): Channel {
  if (channelType === undefined) return 'digital';
  if (/sms/i.test(channelType)) return 'sms';
  if (/mail/i.test(channelType)) return 'email';
  return /chat/i.test(channelType) ? 'chat' : 'digital';
}
