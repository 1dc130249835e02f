import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EventLog, NewEntry } from './event-log.ts';
import { EVERYONE } from './event-log.ts';

export const makeEntry = (overrides: Partial<NewEntry> = {}): NewEntry => ({
  at: 1000,
  audience: { platformId: 'cxone', agentId: 'cxone:1', team: 'Red', leftTeam: undefined },
  json: '{"type":"platform.heard"}',
  ...overrides,
});

/** What every event log has to do; each implementation's test calls this. */
export function describeEventLog(open: () => Promise<{ log: EventLog; dispose: () => void }>): void {
  describe('as an event log', () => {
    let log: EventLog;
    let dispose: () => void;
    beforeEach(async () => {
      ({ log, dispose } = await open());
    });
    afterEach(async () => {
      await log.close();
      dispose();
    });

    it('[EL2] is empty at first: the next place is 1', async () => {
      expect(await log.bounds()).toEqual({ first: 1, last: 0 });
      expect(await log.read({ after: 0, limit: 10 })).toEqual([]);
      expect(await log.snapshotBefore(100)).toBeUndefined();
      expect(await log.placeAt(5000)).toBe(0);
    });

    it('[EL2] numbers entries without a gap, over appends', async () => {
      expect(await log.append([makeEntry(), makeEntry()])).toBe(2);
      expect(await log.append([makeEntry()])).toBe(3);
      const entries = await log.read({ after: 0, limit: 10 });
      expect(entries.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
    });

    it('gives entries back as they were', async () => {
      const whole = makeEntry({
        at: 7,
        audience: { platformId: 'p', agentId: 'p:1', team: 'Red', leftTeam: 'Blue' },
        json: '{"text":"naïve ☎ \\u0000"}',
      });
      const bare = makeEntry({
        audience: { platformId: 'p', agentId: undefined, team: EVERYONE, leftTeam: undefined },
      });
      await log.append([whole, bare]);
      expect(await log.read({ after: 0, limit: 10 })).toEqual([
        { ...whole, sequence: 1 },
        { ...bare, sequence: 2 },
      ]);
    });

    it('reads a stretch: behind a place, up to a place, at most so many, of one agent', async () => {
      const other = { ...makeEntry().audience, agentId: 'cxone:2' as const };
      await log.append([
        makeEntry(),
        makeEntry({ audience: other }),
        makeEntry(),
        makeEntry({ audience: other }),
      ]);
      const places = async (query: Parameters<EventLog['read']>[0]) =>
        (await log.read(query)).map(({ sequence }) => sequence);
      expect(await places({ after: 1, limit: 10 })).toEqual([2, 3, 4]);
      expect(await places({ after: 0, until: 2, limit: 10 })).toEqual([1, 2]);
      expect(await places({ after: 0, limit: 3 })).toEqual([1, 2, 3]);
      expect(await places({ after: 0, limit: 10, agentId: 'cxone:2' })).toEqual([2, 4]);
      expect(await places({ after: 2, limit: 10, agentId: 'cxone:2' })).toEqual([4]);
    });

    it('finds the place of a time', async () => {
      await log.append([makeEntry({ at: 10 }), makeEntry({ at: 20 }), makeEntry({ at: 20 })]);
      expect(await log.placeAt(9)).toBe(0);
      expect(await log.placeAt(10)).toBe(1);
      expect(await log.placeAt(20)).toBe(3);
      expect(await log.placeAt(99)).toBe(3);
    });

    it('keeps snapshots by their place; the newest at or before a place is found', async () => {
      await log.append([makeEntry(), makeEntry(), makeEntry()]);
      await log.saveSnapshot({ sequence: 1, at: 1, data: new Uint8Array([1]) });
      await log.saveSnapshot({ sequence: 3, at: 3, data: new Uint8Array([3]) });
      await log.saveSnapshot({ sequence: 3, at: 4, data: new Uint8Array([4]) });
      expect((await log.snapshotBefore(2))?.sequence).toBe(1);
      expect([...((await log.snapshotBefore(3))?.data ?? [])]).toEqual([4]);
      expect(await log.snapshotBefore(0)).toBeUndefined();
    });

    it('[EL8] lets go of what is old, never of what the newest snapshot needs', async () => {
      await log.append([makeEntry({ at: 10 }), makeEntry({ at: 20 }), makeEntry({ at: 30 })]);
      await log.trim({ before: 25, bytes: 1e9 });
      expect(await log.bounds()).toEqual({ first: 1, last: 3 });
      await log.saveSnapshot({ sequence: 2, at: 20, data: new Uint8Array([1]) });
      await log.trim({ before: 35, bytes: 1e9 });
      expect(await log.bounds()).toEqual({ first: 3, last: 3 });
      expect((await log.snapshotBefore(3))?.sequence).toBe(2);
    });

    it('[EL8] lets go of the oldest while it is too large, and keeps the newest place', async () => {
      const json = JSON.stringify('x'.repeat(1000));
      for (let at = 0; at < 20; at += 1)
        await log.append(Array.from({ length: 100 }, () => makeEntry({ at, json })));
      await log.saveSnapshot({ sequence: 2000, at: 20, data: new Uint8Array([1]) });
      for (let round = 0; round < 10; round += 1) await log.trim({ before: 0, bytes: 500_000 });
      const { first, last } = await log.bounds();
      expect(last).toBe(2000);
      expect(first).toBeGreaterThan(1000);
      expect(await log.append([makeEntry()])).toBe(2001);
    });

    it('[EL4] begins another epoch when it is told to', async () => {
      const before = log.epoch();
      await log.renewEpoch();
      expect(log.epoch()).not.toBe(before);
      expect(log.epoch()).toMatch(/^[A-Za-z0-9_-]{1,40}$/);
    });
  });
}
