import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommandState } from '../../floor/commands.ts';
import type { AuditRow } from '../../protocol/commands.ts';
import type { Store, StoredCommand, StoredLoan } from './store.ts';

export const makeAuditRow = (sequence: number, overrides: Partial<AuditRow> = {}): AuditRow => ({
  sequence,
  at: sequence * 10,
  user: 'ana',
  userName: 'Ana',
  platformIdentity: undefined,
  action: 'command.requested',
  commandId: undefined,
  commandType: undefined,
  platformId: 'cxone',
  target: 'cxone:1',
  targetName: 'Kim Lee',
  team: 'Red',
  reason: undefined,
  outcome: undefined,
  rawStatus: undefined,
  rawText: undefined,
  hash: `hash ${sequence}`,
  ...overrides,
});

export const makeCommand = (id: string, state: CommandState, requestedAt = 100): StoredCommand => ({
  request: { id, type: 'agent.terminate-session', params: {}, target: { agentId: 'cxone:1' } },
  contentHash: 'abc',
  sentAt: undefined,
  team: 'Red',
  targetName: 'Kim Lee',
  record: {
    id,
    type: 'agent.terminate-session',
    platformId: 'cxone',
    target: { agentId: 'cxone:1' },
    by: { user: 'ana', name: 'Ana', platformIdentity: undefined },
    reason: 'stuck',
    state,
    requestedAt,
    undoUntil: undefined,
    outcome: undefined,
    asOf: requestedAt,
  },
});

export const makeLoan = (id: string, overrides: Partial<StoredLoan> = {}): StoredLoan => ({
  id,
  platformId: 'ns',
  queueId: 'ns:1',
  agentId: 'ns:7',
  lender: { user: 'ana', name: 'Ana' },
  since: 10,
  until: 1000,
  back: 'remove',
  state: 'lent',
  note: undefined,
  before: undefined,
  returnId: undefined,
  tries: 0,
  notBefore: 0,
  ...overrides,
});

/** What every store has to do; each implementation's test calls this. */
export function describeStore(open: () => Promise<{ store: Store; dispose: () => void }>): void {
  describe('as a store', () => {
    let store: Store;
    let dispose: () => void;
    beforeEach(async () => {
      ({ store, dispose } = await open());
    });
    afterEach(async () => {
      await store.close();
      dispose();
    });

    it('keeps sessions by the hash of their id', async () => {
      const session = { idHash: 'h1', username: 'ana', createdAt: 1, seenAt: 1 };
      await store.sessions.put(session);
      await store.sessions.put({ ...session, seenAt: 5 });
      expect(await store.sessions.all()).toEqual([{ ...session, seenAt: 5 }]);
      await store.sessions.remove('h1');
      expect(await store.sessions.all()).toEqual([]);
    });

    it('keeps small values under their owners', async () => {
      await store.memory.set('a', 'k', '1');
      await store.memory.set('b', 'k', '2');
      await store.memory.set('a', 'k', '3');
      expect(await store.memory.get('a', 'k')).toBe('3');
      expect(await store.memory.get('b', 'k')).toBe('2');
      await store.memory.set('a', 'k', undefined);
      expect(await store.memory.get('a', 'k')).toBeUndefined();
    });

    it('hands the last row to whoever adds to the audit, and gives rows in order', async () => {
      const seen: (number | undefined)[] = [];
      for (const sequence of [1, 2, 3])
        await store.audit.append(last => {
          seen.push(last?.sequence);
          return makeAuditRow(sequence);
        });
      expect(seen).toEqual([undefined, 1, 2]);
      expect(await store.audit.after(1, 10)).toEqual([makeAuditRow(2), makeAuditRow(3)]);
      expect(await store.audit.after(0, 1)).toEqual([makeAuditRow(1)]);
    });

    it('finds audit rows, newest first, by what is asked', async () => {
      const rows = [
        makeAuditRow(1, { user: 'ben', targetName: '100% Kim' }),
        makeAuditRow(2, { action: 'session.signed-in', platformId: undefined, team: undefined }),
        makeAuditRow(3, { team: 'Blue', target: 'cxone:2', targetName: undefined, rawStatus: 202 }),
        makeAuditRow(4, { platformId: 'genesys', user: 'cem' }),
      ];
      for (const row of rows) await store.audit.append(() => row);
      const find = async (query: Partial<Parameters<typeof store.audit.find>[0]>) =>
        (await store.audit.find({ limit: 10, ...query })).map(({ sequence }) => sequence);
      expect(await find({})).toEqual([4, 3, 2, 1]);
      expect(await find({ limit: 2 })).toEqual([4, 3]);
      expect(await find({ before: 3 })).toEqual([2, 1]);
      expect(await find({ user: 'ben' })).toEqual([1]);
      expect(await find({ action: 'session.signed-in' })).toEqual([2]);
      expect(await find({ target: 'cxone:2' })).toEqual([3]);
      expect(await find({ target: '100%' })).toEqual([1]);
      expect(await find({ from: 20, to: 30 })).toEqual([3, 2]);
      const within = { user: 'ana', platforms: ['cxone'], teams: ['Blue'] };
      expect(await find({ within })).toEqual([3, 2]);
      expect(await find({ within: { ...within, user: 'zoe' } })).toEqual([3]);
      expect(await find({ within: { user: 'zoe', platforms: [], teams: [] } })).toEqual([4, 3, 1]);
    });

    it('keeps commands, finds the open ones, forgets the settled ones', async () => {
      for (const [id, state] of [
        ['c1', 'waiting'],
        ['c2', 'sent'],
        ['c3', 'accepted'],
      ] as const)
        await store.commands.put(makeCommand(id, state));
      await store.commands.put(makeCommand('c1', 'cancelled'));
      expect(await store.commands.get('c1')).toEqual(makeCommand('c1', 'cancelled'));
      expect(await store.commands.get('c9')).toBeUndefined();
      const ids = async (...query: Parameters<typeof store.commands.inStates>) =>
        (await store.commands.inStates(...query)).map(({ record }) => record.id).toSorted();
      expect(await ids(['sent', 'accepted'], 0)).toEqual(['c2', 'c3']);
      expect(await ids(['sent', 'accepted'], 101)).toEqual([]);
      await store.commands.forget(1000);
      expect(await ids(['waiting', 'sent', 'accepted', 'cancelled'], 0)).toEqual(['c2']);
    });

    it('keeps one identity for each person and platform', async () => {
      const identity = { username: 'ana', platformId: 'cxone', label: '4711', sealed: 's' };
      await store.identities.put(identity);
      await store.identities.put({ ...identity, platformId: 'genesys' });
      await store.identities.put({ ...identity, label: '4712' });
      expect(await store.identities.get('ana', 'cxone')).toEqual({ ...identity, label: '4712' });
      expect(await store.identities.ofUser('ana')).toHaveLength(2);
      expect(await store.identities.ofUser('ben')).toEqual([]);
      await store.identities.remove('ana', 'cxone');
      expect(await store.identities.get('ana', 'cxone')).toBeUndefined();
    });

    it('[OP5] keeps the newest payloads that were set aside', async () => {
      const item = { at: 1, platformId: 'cxone', source: 'agents/states', reason: 'not JSON', raw: '{' };
      for (let at = 1; at <= 5; at += 1) await store.quarantine.add({ ...item, at }, 3);
      expect((await store.quarantine.newest(10)).map(({ at }) => at)).toEqual([5, 4, 3]);
      expect((await store.quarantine.newest(1)).map(({ at }) => at)).toEqual([5]);
    });

    it('keeps how queues stood, once for each queue and time, and forgets what is old', async () => {
      const sample = { queueId: 'ns:1', at: 100, waiting: 2 } as const;
      await store.samples.add([sample, { queueId: 'ns:2', at: 100 }]);
      await store.samples.add([
        { ...sample, at: 200 },
        { ...sample, waiting: 9 },
      ]);
      await store.samples.add([]);
      expect(await store.samples.since(0, 'ns:1')).toEqual([sample, { ...sample, at: 200 }]);
      expect(await store.samples.since(101)).toEqual([{ ...sample, at: 200 }]);
      await store.samples.forget(200);
      expect(await store.samples.since(0)).toEqual([{ ...sample, at: 200 }]);
    });

    it('[LO1] keeps loans that are not over, soonest first', async () => {
      await store.loans.put(makeLoan('l1', { until: 300 }));
      await store.loans.put(makeLoan('l2', { until: 200 }));
      await store.loans.put(makeLoan('l3', { until: 100, state: 'over' }));
      expect((await store.loans.open()).map(({ id }) => id)).toEqual(['l2', 'l1']);
      const later = makeLoan('l2', { until: 400, state: 'returning', returnId: 'back-1', tries: 1 });
      await store.loans.put(later);
      expect((await store.loans.open())[1]).toEqual(later);
      await store.loans.put({ ...later, state: 'over' });
      await store.loans.forget(1000);
      expect((await store.loans.open()).map(({ id }) => id)).toEqual(['l1']);
    });

    it('does all of a transaction or nothing', async () => {
      const failing = store.transact(async tables => {
        await tables.memory.set('a', 'k', '1');
        await tables.audit.append(() => makeAuditRow(1));
        throw new Error('the disk is full');
      });
      await expect(failing).rejects.toThrow('the disk is full');
      expect(await store.memory.get('a', 'k')).toBeUndefined();
      expect(await store.audit.after(0, 10)).toEqual([]);
      const done = await store.transact(async tables => {
        await tables.memory.set('a', 'k', '1');
        return 'done';
      });
      expect(done).toBe('done');
      expect(await store.memory.get('a', 'k')).toBe('1');
    });

    it('runs transactions one after another', async () => {
      const order: string[] = [];
      const work = (name: string) =>
        store.transact(async tables => {
          order.push(`${name} begins`);
          await tables.memory.set('a', name, '1');
          await new Promise(resolve => setImmediate(resolve));
          order.push(`${name} ends`);
        });
      await Promise.all([work('x'), work('y')]);
      expect(order).toEqual(['x begins', 'x ends', 'y begins', 'y ends']);
    });
  });
}
