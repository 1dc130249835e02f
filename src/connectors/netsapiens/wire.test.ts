import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { membershipOf, profileOf, stateOf } from './map-agent.ts';
import { contactsOf } from './map-call.ts';
import { queueOf, waitingContact } from './map-queue.ts';
import { textOf } from './map-text.ts';
import {
  AGENT_ROW,
  AGENT_ROW_ALIASED,
  CALL_ROW,
  CALL_ROW_ALIASED,
  MESSAGE_SESSION_ROW,
  QUEUE_ROW,
  STATISTICS,
  WAITING_ROW,
} from './samples.ts';
import {
  agentRowSchema,
  callRowSchema,
  messageSessionRowSchema,
  queueRowSchema,
  statisticsRowSchema,
  waitingRowSchema,
} from './wire.ts';

const known = (row: object, of: Record<string, unknown>) =>
  Object.fromEntries(Object.keys(of).map(key => [key, Reflect.get(row, key)]));

describe('rows of NetSapiens', () => {
  it('read the same under documented names and under the names of the examples', () => {
    const documented = agentRowSchema.parse(AGENT_ROW);
    expect(known(agentRowSchema.parse(AGENT_ROW_ALIASED), AGENT_ROW)).toEqual(known(documented, AGENT_ROW));
    const call = callRowSchema.parse(CALL_ROW);
    expect(known(callRowSchema.parse(CALL_ROW_ALIASED), CALL_ROW)).toEqual(known(call, CALL_ROW));
  });

  it('read yes and no, numbers as text, and dates of zeros as none', () => {
    const row = agentRowSchema.parse({
      'callqueue-agent-id': '1003@acme.example',
      'auto-answer-enabled': 'no',
      'callqueue-agent-answer-confirmation-enabled': 'perhaps',
      'callqueue-agent-wrap-up-allowance-seconds': '15',
      'limits-max-active-calls-total': '',
      'active-calls-total-current': 'many',
      'last-callqueue-dispatch-datetime': '0000-00-00 00:00:00',
      'last-modified-datetime': '0000-00-00T00:00:00+00:00',
      callqueue: 6000,
    });
    expect(row).toMatchObject({
      'auto-answer-enabled': false,
      'callqueue-agent-wrap-up-allowance-seconds': 15,
      callqueue: '6000',
    });
    for (const unknown of [
      'callqueue-agent-answer-confirmation-enabled',
      'limits-max-active-calls-total',
      'active-calls-total-current',
      'last-callqueue-dispatch-datetime',
      'last-modified-datetime',
    ] as const)
      expect(row[unknown]).toBeUndefined();
  });

  it('keep the documented name where both are sent', () => {
    const row = agentRowSchema.parse({
      ...AGENT_ROW,
      auto_ans: 'no',
      'auto-answer-enabled': 'yes',
    });
    expect(row['auto-answer-enabled']).toBe(true);
  });

  it('read the portal feed’s names of an entry', () => {
    const row = agentRowSchema.parse({
      device_aor: '1003@acme.example',
      huntgroup_name: '6000',
      entry_option: 'immediate',
      entry_status: 'available',
      session_count: '1',
      entry_device: 'reg',
    });
    expect(membershipOf(row, { queueId: 'n:6000', agentId: 'n:1003' }, 1).availability).toBe('automatic');
    expect(row['active-calls-total-current']).toBe(1);
  });

  it('read every sample', () => {
    expect(queueRowSchema.parse(QUEUE_ROW)).toMatchObject({ 'active-queued-calls-total-current': 2 });
    expect(waitingRowSchema.parse(WAITING_ROW)['time-queued']).toBe('2026-01-05 08:58:30');
    expect(messageSessionRowSchema.parse(MESSAGE_SESSION_ROW)).toMatchObject({
      'messagesession-last-datetime': '2026-01-05 08:59:15',
      'messagesession-remote': '15550100353',
    });
    expect(statisticsRowSchema.parse(STATISTICS['6000'])['calls-answered-count']).toBe(87);
  });

  it('are refused only when nothing says what they are about', () => {
    for (const row of [null, 7, 'x', [], {}, { 'callqueue-agent-id': '' }, { 'callqueue-agent-id': null }])
      expect(agentRowSchema.safeParse(row).success).toBe(false);
    expect(callRowSchema.safeParse({ ani: '1' }).success).toBe(false);
    expect(queueRowSchema.safeParse({ description: 'no number' }).success).toBe(false);
  });
});

describe('whatever NetSapiens sends', () => {
  const value = fc.oneof(
    fc.jsonValue(),
    fc.string({ unit: 'binary' }),
    fc.double(),
    fc.constant('0000-00-00 00:00:00'),
  );
  const keysOf = (...samples: object[]) =>
    fc.constantFrom(...samples.flatMap(Object.keys), '__proto__', 'toString');
  const row = (...samples: object[]) => fc.dictionary(keysOf(...samples), value, { maxKeys: 30 });
  const places = {
    platformId: 'netsapiens',
    isAgent: () => true,
    agentName: () => undefined,
    queueName: (name: string) => name,
    time: () => 1,
  };

  it('never makes mapping throw, and never makes text that could reorder a screen', () => {
    fc.assert(
      fc.property(
        row(AGENT_ROW, AGENT_ROW_ALIASED),
        row(CALL_ROW, CALL_ROW_ALIASED),
        row(QUEUE_ROW),
        row(WAITING_ROW),
        row(MESSAGE_SESSION_ROW),
        row(STATISTICS['6000']),
        (agent, call, queue, waiting, message, counters) => {
          const told: unknown[] = [];
          const a = agentRowSchema.safeParse({ 'callqueue-agent-id': '1003@acme.example', ...agent });
          if (a.success) {
            const legs = { ringing: 0, dialing: 0, answered: 0 };
            const facts = { legs, busyAt: 1, since: undefined, asOf: 2, customStatuses: {} };
            told.push(stateOf([a.data], facts), profileOf('n:1', [a.data], 2));
            told.push(membershipOf(a.data, { queueId: 'n:6000', agentId: 'n:1' }, 2));
          }
          const c = callRowSchema.safeParse({ 'call-session-id': '1', ...call });
          if (c.success) told.push(contactsOf(c.data, places, 2));
          const q = queueRowSchema.safeParse({ callqueue: '6000', ...queue });
          const s = statisticsRowSchema.safeParse(counters);
          if (q.success) {
            const target = { thresholdSeconds: undefined, targetPercent: undefined };
            const parts = { longestWaitSince: undefined, active: undefined, staff: undefined, target };
            const counted = s.success ? { row: s.data, since: 0 } : undefined;
            told.push(queueOf('n', { row: q.data, ...parts, counters: counted }, 2));
          }
          const w = waitingRowSchema.safeParse(waiting);
          if (w.success) told.push(waitingContact('n', w.data, { callqueue: '6000', name: 'Sales' }, 1, 2));
          const m = messageSessionRowSchema.safeParse({ 'messagesession-id': '1', ...message });
          if (m.success) told.push(textOf(m.data, places, 2).message);
          const shown = told.map(fact => JSON.stringify(fact, (key, each) => (/id$/i.test(key) ? '' : each)));
          expect(shown.join()).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
        },
      ),
    );
  });

  it('reads alike whichever spelling each field comes in', () => {
    const spelled = new Map<string, string>([
      ['agent-status-message', 'sub_portal_status'],
      ['auto-answer-enabled', 'auto_ans'],
      ['agent-name-first-name', 'name-first-name'],
      ['agent-name-last-name', 'name-last-name'],
      ['agent-user-scope', 'sub_scope'],
      ['agent-site', 'sub_site'],
      ['callqueue-agent-dispatch-order-ordinal', 'ordinal-order'],
    ]);
    fc.assert(
      fc.property(
        fc.record({
          'agent-status-message': fc.option(fc.string()),
          'auto-answer-enabled': fc.constantFrom('yes', 'no', ''),
          'callqueue-agent-dispatch-order-ordinal': fc.oneof(fc.nat(), fc.nat().map(String)),
          'agent-site': fc.string(),
        }),
        fc.subarray([...spelled.keys()]),
        (fields, aliased) => {
          const base = { 'callqueue-agent-id': '1003@acme.example', ...fields };
          const other = Object.fromEntries(
            Object.entries(base).map(([key, each]) => [aliased.includes(key) ? spelled.get(key) : key, each]),
          );
          const straight = agentRowSchema.parse(base);
          expect(known(agentRowSchema.parse(other), AGENT_ROW)).toEqual(known(straight, AGENT_ROW));
        },
      ),
    );
  });
});
