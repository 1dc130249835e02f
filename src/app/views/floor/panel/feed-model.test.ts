import { describe, expect, it } from 'vitest';
import type { Notice } from '../../../../floor/entities.ts';
import type { FloorEvent } from '../../../../floor/events.ts';
import { feedLines } from './feed-model.ts';

const makeNotice = (overrides: Partial<Notice> = {}): Notice => ({
  id: 'cxone:n1',
  platformId: 'cxone',
  agentId: 'cxone:1',
  kind: 'PageOpen',
  title: 'Page',
  detail: undefined,
  level: 'info',
  links: [],
  raw: '{}',
  asOf: 500,
  ...overrides,
});

const past = (...events: readonly FloorEvent[]) =>
  events.map((event, sequence) => ({ sequence, at: 0, event }));

describe("an agent's event feed", () => {
  it('puts the past and the live notices into one order, newest first', () => {
    const ended: FloorEvent = {
      type: 'contact.ended',
      contactId: 'cxone:9',
      agentId: 'cxone:1',
      endReason: 'Customer',
      asOf: 700,
    };
    const lines = feedLines(past(ended), [makeNotice(), makeNotice({ id: 'cxone:n2', asOf: 900 })], 'Maya');
    expect(lines.map(({ at, kind, text }) => [at, kind, text])).toEqual([
      [900, 'PageOpen', 'Page'],
      [700, 'Contact', 'Ended: Customer'],
      [500, 'PageOpen', 'Page'],
    ]);
  });

  it('shows a notice once, as it is now', () => {
    const before: FloorEvent = { type: 'notice.received', notice: makeNotice({ title: 'On' }) };
    expect(feedLines(past(before), [makeNotice({ title: 'Off' })], 'Maya').map(line => line.text)).toEqual([
      'Off',
    ]);
  });

  it('tells the same about the same thing once, however often the platform repeats it', () => {
    const session = (asOf: number, stationId: string): FloorEvent => ({
      type: 'agent.session-changed',
      agentId: 'cxone:1',
      session: {
        status: 'open',
        number: undefined,
        startedAt: undefined,
        stationId,
        stationPhone: undefined,
        leg: undefined,
        dialerCampaign: undefined,
        listening: 'no',
        note: undefined,
        asOf,
      },
    });
    const lines = feedLines(past(session(1, '+4416'), session(2, '4416'), session(3, '77')), [], 'Maya');
    expect(lines.map(({ at, text }) => [at, text])).toEqual([
      [3, 'Session is open, station 77'],
      [1, 'Session is open, station +4416'],
    ]);
  });

  it('leaves out what is no news', () => {
    const heard: FloorEvent = { type: 'platform.heard', platformId: 'cxone', asOf: 1 };
    expect(feedLines(past(heard), [], 'Maya')).toEqual([]);
  });
});
