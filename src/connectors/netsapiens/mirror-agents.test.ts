import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createManualClock } from '../testing.ts';
import { type Legs, noLegs } from './map-agent.ts';
import { createAgentMirror } from './mirror-agents.ts';
import { createPending } from './pending.ts';
import { lastOf, makeRow } from './testing.ts';
import { agentRowSchema } from './wire.ts';

const maya = 'netsapiens:1003@acme.example';
const jonas = 'netsapiens:1004@acme.example';
const rowOf = (id: string, overrides: object = {}) =>
  agentRowSchema.parse(makeRow({ 'callqueue-agent-id': id.slice(id.indexOf(':') + 1), ...overrides }));
const HOUR = 3_600_000;

function makeMirror(
  known?: Parameters<typeof createAgentMirror>[0]['known'],
  overrides: Partial<Parameters<typeof createAgentMirror>[0]> = {},
) {
  return createAgentMirror({
    platformId: 'netsapiens',
    customStatuses: {},
    legsOf: () => noLegs,
    pending: createPending(createManualClock(0)),
    known,
    ...overrides,
  });
}

describe('an agent who serves no queue any more', () => {
  it('stays for a day, so that they can be put back, and is gone then', () => {
    const mirror = makeMirror();
    mirror.read([rowOf(maya), rowOf(jonas)], 1, true);
    expect(mirror.read([rowOf(jonas)], 2, true)).toEqual([]);
    const told = mirror.read([rowOf(jonas)], 3, true);
    expect(told.map(event => event.type)).toEqual(['membership.removed', 'agent.state-changed']);
    expect(lastOf(told, 'agent.state-changed')).toMatchObject({
      agentId: maya,
      state: { presence: 'logged-out', word: 'In no queue' },
    });
    expect(mirror.nameOf(maya)).toBe('Maya Okafor');
    expect(mirror.read([rowOf(jonas)], 23 * HOUR, true)).toEqual([]);
    expect(mirror.read([rowOf(jonas)], 25 * HOUR, true)).toEqual([
      { type: 'agent.removed', agentId: maya, asOf: 25 * HOUR },
    ]);
    expect(mirror.isAgent(maya)).toBe(false);
  });

  it('is an agent like others as soon as they serve one again', () => {
    const mirror = makeMirror();
    for (const asOf of [1, 2, 3]) mirror.read(asOf === 1 ? [rowOf(maya)] : [], asOf, true);
    const told = mirror.read([rowOf(maya)], 4, true);
    expect(lastOf(told, 'agent.state-changed')?.state.word).toBe('Available (Logged In)');
    expect(mirror.read([rowOf(maya)], 25 * HOUR, true)).toEqual([]);
  });

  it('is not kept longer by a restart', () => {
    const first = makeMirror();
    first.read([rowOf(maya)], 1, true);
    const states = [2, 3].flatMap(asOf => first.read([], asOf, true));
    const state = lastOf(states, 'agent.state-changed')?.state;
    const agent = {
      id: maya,
      platformId: 'netsapiens',
      profile: undefined,
      state,
      session: undefined,
    } as const;
    const second = makeMirror({
      agents: [agent],
      contacts: [],
      queues: [],
      supervisions: [],
      textSessions: [],
    });
    expect(lastOf(second.read([], 25 * HOUR, true), 'agent.removed')?.agentId).toBe(maya);
  });
});

describe('what a list tells', () => {
  it('does not go behind what a reply told after the list was asked for', () => {
    const mirror = makeMirror();
    mirror.read([rowOf(maya)], 1, true);
    const reply = mirror.heard(rowOf(maya, { 'callqueue-agent-dispatch-order-ordinal': 9 }), 5);
    expect(lastOf(reply, 'membership.changed')?.membership.order).toBe(9);
    expect(mirror.read([rowOf(maya)], 4, true)).toEqual([]);
    expect(lastOf(mirror.read([rowOf(maya)], 6, true), 'membership.changed')?.membership.order).toBe(4);
  });

  it('counts who works in a queue as its rows are now', () => {
    const mirror = makeMirror();
    const staff = () => mirror.staffOf(`netsapiens:${makeRow().callqueue}`);
    const other = rowOf(jonas);
    expect(staff()).toBeUndefined();
    mirror.read([rowOf(maya), other], 1, true);
    expect(staff()).toEqual({ loggedIn: 2, working: 0 });
    mirror.read([rowOf(maya, { 'active-calls-total-current': 1 }), other], 2, true);
    expect(staff()).toEqual({ loggedIn: 2, working: 1 });
    for (const asOf of [3, 4]) mirror.read([other], asOf, true);
    expect(staff()).toEqual({ loggedIn: 1, working: 0 });
  });

  it('takes nothing away when some of it could not be read', () => {
    const mirror = makeMirror();
    mirror.read([rowOf(maya)], 1, true);
    for (const asOf of [2, 3, 4]) expect(mirror.read([], asOf, false)).toEqual([]);
  });

  it('is the same whether rows that say nothing new are the same objects as before or not', () => {
    const entry = fc.record({
      'callqueue-agent-id': fc.constantFrom('1003@acme.example', '1004@acme.example'),
      callqueue: fc.constantFrom('6000', '6001'),
      'callqueue-agent-availability-for-dispatch': fc.constantFrom('available', 'unavailable'),
      'active-calls-total-current': fc.constantFrom(0, 0, 1),
      'callqueue-agent-wrap-up-allowance-seconds': fc.constant(5),
      'agent-status-message': fc.constant(null),
    });
    const rows = fc.uniqueArray(entry, {
      selector: row => `${row.callqueue} ${row['callqueue-agent-id']}`,
      maxLength: 3,
    });
    const step = fc.oneof(
      fc.record({ kind: fc.constantFrom('read', 'partly', 'late'), rows }),
      fc.record({ kind: fc.constant('again'), rows: fc.constant([]) }),
      fc.record({ kind: fc.constant('again'), rows: fc.constant([]) }),
      fc.record({ kind: fc.constant('heard'), rows: fc.tuple(entry) }),
      fc.record({ kind: fc.constantFrom('call', 'no call', 'wrote', 'wrote one'), rows: fc.constant([]) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), steps => {
        const kept = new Map<string, ReturnType<typeof rowOf>>();
        const same = (row: object) => {
          const text = JSON.stringify(row);
          const read = kept.get(text) ?? agentRowSchema.parse(makeRow({ ...row }));
          kept.set(text, read);
          return read;
        };
        const anew = (row: object) => agentRowSchema.parse(makeRow({ ...row }));
        const run = (read: typeof anew) => {
          let legs: Legs = noLegs;
          let now = 1_000_000;
          const pending = createPending(createManualClock(0));
          const mirror = makeMirror(undefined, { pending, legsOf: () => legs });
          let last: readonly object[] = [];
          return steps.map(({ kind, rows }) => {
            now += 3_000;
            if (kind === 'heard') return rows.flatMap(row => mirror.heard(read(row), now));
            if (kind === 'wrote' || kind === 'wrote one') {
              const queueId = kind === 'wrote' ? undefined : 'netsapiens:6000';
              const awaited = queueId === undefined ? 'logged-out' : 'logged-in';
              pending.add({ kind: awaited, queueId, agentId: maya }, 'writing');
              return [];
            }
            if (kind === 'call' || kind === 'no call') {
              legs = { ...noLegs, answered: kind === 'call' ? 1 : 0 };
              return mirror.callsChanged([maya], now);
            }
            if (kind !== 'again') last = rows;
            const told = mirror.read(last.map(read), kind === 'late' ? now - 4_000 : now, kind !== 'partly');
            return told;
          });
        };
        expect(run(same)).toEqual(run(anew));
      }),
      { numRuns: 300 },
    );
  });
});
