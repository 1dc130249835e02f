import { describe, expect, it, vi } from 'vitest';
import { createMemoryStore } from '../store/memory-store.ts';
import { makeClock } from '../testing-clock.ts';
import { ABSOLUTE_MS, createSessions, IDLE_MS, MOST_OF_ONE } from './sessions.ts';

async function makeSessions() {
  const store = createMemoryStore();
  const time = makeClock();
  const ended: string[] = [];
  const open = async () => {
    const onEnd = ({ username }: { username: string }) => ended.push(username);
    const made = await createSessions({ store, clock: time.clock, report: () => {}, onEnd });
    return { ...made, find: (id: string) => made.use(made.keyOf(id)) };
  };
  return { store, time, ended, open, sessions: await open() };
}

describe('sessions', () => {
  it('[PE3] have ids of 256 bits that are kept only as hashes', async () => {
    const { sessions, store } = await makeSessions();
    const [one, two] = [await sessions.begin('ana'), await sessions.begin('ana')];
    expect(Buffer.from(one, 'base64url')).toHaveLength(32);
    expect(one).not.toBe(two);
    expect(JSON.stringify(await store.sessions.all())).not.toContain(one);
    expect(sessions.find(one)?.username).toBe('ana');
    expect(sessions.find(`${one.slice(1)}x`)).toBeUndefined();
  });

  it('[PE4] end after 30 minutes without use', async () => {
    const { sessions, time } = await makeSessions();
    const id = await sessions.begin('ana');
    await time.advance(IDLE_MS - 1);
    expect(sessions.find(id)).toBeDefined();
    await time.advance(IDLE_MS - 1);
    expect(sessions.find(id)).toBeDefined();
    await time.advance(IDLE_MS);
    expect(sessions.find(id)).toBeUndefined();
  });

  it('[PE4] end after 12 hours, however much they are used', async () => {
    const { sessions, time, ended } = await makeSessions();
    const id = await sessions.begin('ana');
    for (let hours = 0; hours < 47; hours += 1) {
      await time.advance(15 * 60_000);
      expect(sessions.find(id)?.expiresAt).toBe(1_000_000 + ABSOLUTE_MS);
    }
    await time.advance(15 * 60_000);
    expect(sessions.find(id)).toBeUndefined();
    await sessions.sweep();
    expect(ended).toEqual(['ana']);
    expect(sessions.count()).toBe(0);
  });

  it('[PE4] survive a restart, and their idleness with them', async () => {
    const { sessions, open, time } = await makeSessions();
    const id = await sessions.begin('ana');
    await time.advance(20 * 60_000);
    sessions.find(id);
    await time.settle();
    const restarted = await open();
    await time.advance(20 * 60_000);
    expect(restarted.find(id)?.username).toBe('ana');
    await restarted.end(restarted.keyOf(id));
    expect((await open()).find(id)).toBeUndefined();
  });

  it('[PE4] go on while the disk refuses, and those that ended meanwhile do not come back with a restart', async () => {
    const { sessions, open, store, time } = await makeSessions();
    const [stays, ends] = [await sessions.begin('ana'), await sessions.begin('ben')];
    const full = () => Promise.reject(new Error('database or disk is full'));
    const put = vi.spyOn(store.sessions, 'put').mockImplementation(full);
    const remove = vi.spyOn(store.sessions, 'remove').mockImplementation(full);
    await time.advance(5 * 60_000);
    expect(sessions.find(stays)?.username).toBe('ana');
    await expect(sessions.end(sessions.keyOf(ends))).rejects.toThrow('full');
    expect(sessions.find(ends)).toBeUndefined();
    await expect(sessions.sweep()).rejects.toThrow('full');
    put.mockRestore();
    remove.mockRestore();
    await sessions.sweep();
    const restarted = await open();
    expect(restarted.find(ends)).toBeUndefined();
    expect(restarted.find(stays)?.username).toBe('ana');
  });

  it('[PE4] are bounded for each person: the longest unused ends', async () => {
    const { sessions, time } = await makeSessions();
    const first = await sessions.begin('ana');
    const other = await sessions.begin('ben');
    await time.advance(1000);
    const second = await sessions.begin('ana');
    await time.advance(1000);
    expect(sessions.find(first)).toBeDefined();
    for (let more = 2; more <= MOST_OF_ONE; more += 1) await sessions.begin('ana');
    expect(sessions.find(second)).toBeUndefined();
    expect(sessions.find(first)).toBeDefined();
    expect(sessions.find(other)).toBeDefined();
    expect(sessions.count()).toBe(MOST_OF_ONE + 1);
  });

  it('[PE9] all of a person’s end at once, though the disk refuses to forget them', async () => {
    const { sessions, store, time, ended } = await makeSessions();
    const ids = [await sessions.begin('ana'), await sessions.begin('ana')];
    const forget = vi.spyOn(store.sessions, 'remove').mockRejectedValue(new Error('disk is full'));
    await expect(sessions.endAllOf('ana')).rejects.toThrow('disk is full');
    expect(ended).toEqual(['ana', 'ana']);
    expect(ids.map(id => sessions.find(id))).toEqual([undefined, undefined]);
    forget.mockRestore();
    await time.settle();
    await sessions.sweep();
    expect(await store.sessions.all()).toEqual([]);
  });
});
