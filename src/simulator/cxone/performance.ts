import type { Millis } from '../../lib/clock.ts';
import type { Stay } from './past.ts';

/** What an agent did within a window. Durations are milliseconds. */
export type Performance = {
  readonly offered: number;
  readonly refused: number;
  readonly inbound: Handling;
  readonly outbound: Handling;
  readonly consult: number;
  readonly available: number;
  readonly unavailable: number;
  readonly afterContact: number;
  readonly loggedIn: number;
};

/** Contacts of one direction: how many were talked to, how long they held the agent, and how long the talk was. */
type Handling = { readonly contacts: number; readonly time: number; readonly talk: number };

export type Window = { readonly from: Millis; readonly until: Millis };

/** The part of a stay that lies in the window; a stay ends where the next begins, the last one is not over. */
export function timeWithin(stays: readonly Stay[], at: number, { from, until }: Window): number {
  const begin = stays[at]?.from ?? until;
  const end = stays[at + 1]?.from ?? until;
  return Math.max(0, Math.min(end, until) - Math.max(begin, from));
}

/** Adds up an agent's stays. */
export function performanceOf(stays: readonly Stay[], window: Window): Performance {
  const within = stays
    .map((stay, at) => ({ stay, time: timeWithin(stays, at, window) }))
    .filter(({ time }) => time > 0);
  const sum = (fits: (stay: Stay) => boolean) =>
    within.reduce((total, { stay, time }) => total + (fits(stay) ? time : 0), 0);
  const contacts = (fits: (stay: Stay) => boolean) =>
    new Set(within.flatMap(({ stay }) => (stay.contact && fits(stay) ? [stay.contact.id] : []))).size;
  const isTalk = ({ activity }: Stay) => activity === 'on-contact';
  const handling = (word: Stay['word']): Handling => ({
    contacts: contacts(stay => stay.word === word && isTalk(stay)),
    time: sum(stay => stay.word === word),
    talk: sum(stay => stay.word === word && isTalk(stay)),
  });
  const isAcw = ({ activity }: Stay) => activity === 'after-contact-work';
  return {
    offered: contacts(({ activity }) => activity === 'ringing' || activity === 'on-contact'),
    refused: within.filter(({ stay }) => stay.reason === 'Refused').length,
    inbound: handling('InboundContact'),
    outbound: handling('OutboundContact'),
    consult: sum(({ activity }) => activity === 'consulting'),
    available: sum(({ word }) => word === 'Available' || word === 'Dialer'),
    unavailable: sum(stay => stay.word === 'Unavailable' && !isAcw(stay)),
    afterContact: sum(isAcw),
    loggedIn: sum(({ word }) => word !== 'LoggedOut'),
  };
}

/** What several agents did together. */
export function together(all: readonly Performance[]): Performance {
  const sum = (of: (one: Performance) => number) => all.reduce((total, one) => total + of(one), 0);
  const both = (of: (one: Performance) => Handling): Handling => ({
    contacts: sum(one => of(one).contacts),
    time: sum(one => of(one).time),
    talk: sum(one => of(one).talk),
  });
  return {
    offered: sum(({ offered }) => offered),
    refused: sum(({ refused }) => refused),
    inbound: both(({ inbound }) => inbound),
    outbound: both(({ outbound }) => outbound),
    consult: sum(({ consult }) => consult),
    available: sum(({ available }) => available),
    unavailable: sum(({ unavailable }) => unavailable),
    afterContact: sum(({ afterContact }) => afterContact),
    loggedIn: sum(({ loggedIn }) => loggedIn),
  };
}

/** The fields of a report's row, durations as ISO 8601 writes them. */
export function performanceRow(told: Performance) {
  const { inbound, outbound } = told;
  const handled = inbound.contacts + outbound.contacts;
  const talk = inbound.talk + outbound.talk;
  const working = inbound.time + outbound.time + told.consult + told.afterContact;
  return {
    agentOffered: told.offered,
    inboundHandled: inbound.contacts,
    inboundTime: duration(inbound.time),
    inboundTalkTime: duration(inbound.talk),
    inboundAvgTalkTime: duration(average(inbound.talk, inbound.contacts)),
    outboundHandled: outbound.contacts,
    outboundTime: duration(outbound.time),
    outboundTalkTime: duration(outbound.talk),
    outboundAvgTalkTime: duration(average(outbound.talk, outbound.contacts)),
    totalHandled: handled,
    totalTalkTime: duration(talk),
    totalAvgTalkTime: duration(average(talk, handled)),
    totalAvgHandleTime: duration(average(talk + told.afterContact, handled)),
    consultTime: duration(told.consult),
    availableTime: duration(told.available),
    unavailableTime: duration(told.unavailable),
    acwTime: duration(told.afterContact),
    refused: told.refused,
    percentRefused: percent(told.refused, told.offered),
    loginTime: duration(told.loggedIn),
    workingRate: percent(working, told.loggedIn),
    occupancy: percent(working, working + told.available),
  };
}

/** Milliseconds as ISO 8601 writes a duration, in hours, minutes and seconds: `PT1H2M3.4S`. */
export function duration(ms: number): string {
  const seconds = (ms % 60_000) / 1000;
  const minutes = Math.floor(ms / 60_000) % 60;
  const hours = Math.floor(ms / 3_600_000);
  const rest = seconds > 0 || ms < 60_000 ? `${seconds}S` : '';
  return `PT${hours > 0 ? `${hours}H` : ''}${minutes > 0 ? `${minutes}M` : ''}${rest}`;
}

function average(total: number, count: number): number {
  return count === 0 ? 0 : Math.round(total / count);
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part / whole) * 10_000) / 100;
}
