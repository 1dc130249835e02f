import { afterEach, describe, expect, it } from 'vitest';
import type { FloorEvent } from '../../floor/events.ts';
import { makeMembership, makeQueue } from '../../floor/testing.ts';
import type { LoansReply } from '../../protocol/queues.ts';
import type { Parts } from '../assemble.ts';
import { createMemoryLog } from '../log/memory-log.ts';
import { createMemoryStore } from '../store/memory-store.ts';
import { agentEvents, makeGateway, makeOutcome, platformEvents, until } from '../testing.ts';

const TARGET = { queueId: 'cxone:q1', agentId: 'cxone:1' } as const;

/** What the platform says: itself with what it can do, a queue, an agent of team Red. */
const floorEvents = (): readonly FloorEvent[] => [
  ...platformEvents().map(event =>
    event.type === 'platform.changed'
      ? {
          ...event,
          platform: {
            ...event.platform,
            capabilities: {
              'queue.loan-agent': { can: true, effect: 'Lends.', observable: true },
              'queue.remove-agent': { can: true, effect: 'Removes.', destructive: true, observable: true },
              'queue.update-agent': { can: true, effect: 'Changes.', observable: true },
            } as const,
          },
        }
      : event,
  ),
  ...agentEvents(TARGET.agentId, 'Red'),
  { type: 'queue.changed', queue: makeQueue({ id: TARGET.queueId, platformId: 'cxone' }) },
];
const inQueue = (overrides = {}): FloorEvent => ({
  type: 'membership.changed',
  membership: makeMembership({ ...TARGET, asOf: Date.now(), ...overrides }),
});
const gone = (): FloorEvent => ({ type: 'membership.removed', ...TARGET, asOf: Date.now() });

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

async function start(parts: Partial<Parts> = {}) {
  const made = await makeGateway(parts);
  ends.push(made.stop);
  await made.platform.emit(...floorEvents());
  const cookie = await made.signIn('supervisor');
  const lend = (lentUntil: number, params = {}) =>
    made.call('/api/commands', {
      method: 'POST',
      cookie,
      body: JSON.stringify({
        id: 'loan-0001',
        type: 'queue.loan-agent',
        target: TARGET,
        params: { until: lentUntil, ...params },
      }),
    });
  const loans = async (who = cookie) => {
    const reply: LoansReply = await (await made.call('/api/loans', { cookie: who })).json();
    return reply.loans;
  };
  const types = () => made.platform.performed.map(({ type }) => type);
  const audited = async () => (await made.gateway.store.audit.after(0, 100)).map(({ action }) => action);
  return { ...made, cookie, lend, loans, types, audited };
}

describe('an agent lent until a time', () => {
  it('[LO1][LO2][LO3] is taken off again when the time has come, by the lender, and the audit says so', async () => {
    const { lend, loans, platform, types, audited } = await start();
    expect((await lend(Date.now() + 300)).status).toBe(202);
    await platform.emit(inQueue());
    await until(loans, list => list[0]?.state === 'lent');
    await until(types, list => list.includes('queue.remove-agent'));
    expect(platform.performed[1]).toMatchObject({ target: TARGET, reason: 'The loan is over' });
    await platform.emit(gone());
    await until(loans, list => list.length === 0);
    expect(types()).toEqual(['queue.loan-agent', 'queue.remove-agent']);
    expect(await audited()).toContain('loan.given-back');
  });

  it('[LO1] is given back by the next gateway when this one ended meanwhile', async () => {
    const parts = { log: createMemoryLog(Math.random), store: createMemoryStore() };
    const first = await start(parts);
    await first.lend(Date.now() + 250);
    await first.platform.emit(inQueue());
    await until(first.loans, list => list[0]?.state === 'lent');
    await first.stop();
    const second = await start(parts);
    await until(second.types, list => list.includes('queue.remove-agent'));
    await second.platform.emit(gone());
    await until(second.loans, list => list.length === 0);
  });

  it('[LO2] gets back what was set before where the agent was in the queue already', async () => {
    const { lend, loans, platform, types } = await start();
    await platform.emit(inQueue({ availability: 'manual', priority: 9 }));
    await lend(Date.now() + 200, { availability: 'automatic' });
    expect((await loans())[0]).toMatchObject({ back: 'restore' });
    await platform.emit(inQueue({ availability: 'automatic', priority: 9 }));
    await until(types, list => list.includes('queue.update-agent'));
    expect(platform.performed[1]).toMatchObject({ params: { availability: 'manual', priority: 9 } });
  });

  it('[LO4] is tried again when the platform refuses, and the loan says why', async () => {
    const { lend, loans, platform, types } = await start();
    platform.answer = async command =>
      command.type === 'queue.remove-agent'
        ? { kind: 'refused', outcome: makeOutcome({ branch: 'Conflict', message: 'Not while in a call.' }) }
        : { kind: 'accepted', outcome: makeOutcome() };
    await lend(Date.now() + 100);
    await platform.emit(inQueue());
    await until(types, list => list.includes('queue.remove-agent'));
    const [loan] = await until(loans, list => list[0]?.note !== undefined);
    expect(loan).toMatchObject({ state: 'returning', note: 'Not while in a call.' });
  });

  it('[LO3] stays lent to nobody when the platform refused to lend', async () => {
    const { lend, loans, platform, audited } = await start();
    platform.answer = async () => ({ kind: 'refused', outcome: makeOutcome() });
    await lend(Date.now() + 60_000);
    await until(loans, list => list.length === 0);
    expect(await audited()).toContain('loan.nothing-lent');
  });

  it('[LO3] can be kept, or given back at another time, by whoever may lend', async () => {
    const { lend, loans, platform, call, cookie, signIn, types, audited } = await start();
    await lend(Date.now() + 60_000);
    await platform.emit(inQueue());
    await until(loans, list => list[0]?.state === 'lent');
    const put = (who: string) =>
      call('/api/loans/loan-0001', { method: 'PUT', cookie: who, body: JSON.stringify({ until: 0 }) });
    expect((await put(await signIn('viewer'))).status).toBe(403);
    expect((await put(cookie)).status).toBe(200);
    await until(types, list => list.includes('queue.remove-agent'));
    const kept = await call('/api/loans/loan-0001', { method: 'DELETE', cookie });
    expect(kept.status).toBe(204);
    expect(await loans()).toEqual([]);
    expect(await audited()).toEqual(expect.arrayContaining(['loan.time-changed', 'loan.kept']));
  });

  it('[FD4] is shown to those who see the agent', async () => {
    const { lend, loans, platform, signIn } = await start();
    await lend(Date.now() + 60_000);
    expect(await loans(await signIn('limited'))).toHaveLength(1);
    await platform.emit(...agentEvents(TARGET.agentId, 'Blue', Date.now() + 1));
    expect(await loans(await signIn('limited'))).toEqual([]);
  });
});
