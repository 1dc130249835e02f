import { describe, expect, it } from 'vitest';
import { createManualClock } from '../testing.ts';
import { noLegs } from './map-agent.ts';
import { createAgentMirror } from './mirror-agents.ts';
import { createPending } from './pending.ts';
import { lastOf, makeRow } from './testing.ts';
import { agentRowSchema } from './wire.ts';

const maya = 'netsapiens:1003@acme.example';
const jonas = 'netsapiens:1004@acme.example';
const rowOf = (id: string, overrides: object = {}) =>
  agentRowSchema.parse(makeRow({ 'callqueue-agent-id': id.slice(id.indexOf(':') + 1), ...overrides }));
const HOUR = 3_600_000;

function makeMirror(known?: Parameters<typeof createAgentMirror>[0]['known']) {
  const pending = createPending(createManualClock(0));
  return createAgentMirror({
    platformId: 'netsapiens',
    customStatuses: {},
    legsOf: () => noLegs,
    pending,
    known,
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

  it('takes nothing away when some of it could not be read', () => {
    const mirror = makeMirror();
    mirror.read([rowOf(maya)], 1, true);
    for (const asOf of [2, 3, 4]) expect(mirror.read([], asOf, false)).toEqual([]);
  });
});
