import { describe, expect, it } from 'vitest';
import type { Platform } from '../../floor/entities.ts';
import { beginning } from './feed-status.ts';
import { freshnessOf, frozenNow } from './freshness.ts';

const NOW = 1_000_000;

const makePlatform = (overrides: Partial<Platform> = {}): Platform => ({
  id: 'cxone',
  kind: 'cxone',
  name: 'CXone',
  refreshMs: 5000,
  capabilities: {},
  asOf: 0,
  link: { state: 'live', reason: undefined, since: 0, asOf: 0 },
  heardAt: NOW - 300,
  ...overrides,
});

const live = { ...beginning(0), state: 'live' as const };
const offline = { ...live, state: 'offline' as const, problem: 'The gateway cannot be reached.' };
const connecting = { state: 'connecting' as const, reason: undefined, since: NOW - 2000, asOf: NOW };
const down = { state: 'down' as const, reason: 'It refuses our key.', since: NOW - 4000, asOf: NOW };

describe('freshness', () => {
  it('is live within two rounds of the platform, and never asks for less than ten seconds', () => {
    expect(freshnessOf(makePlatform(), live, NOW)).toEqual({ state: 'live', ageMs: 300, reason: undefined });
    expect(freshnessOf(makePlatform({ heardAt: NOW - 10_000, refreshMs: 1000 }), live, NOW).state).toBe(
      'live',
    );
    expect(freshnessOf(makePlatform({ heardAt: NOW - 10_001, refreshMs: 1000 }), live, NOW).state).toBe(
      'stale',
    );
    expect(freshnessOf(makePlatform({ heardAt: NOW - 60_000, refreshMs: 30_000 }), live, NOW).state).toBe(
      'live',
    );
    expect(freshnessOf(makePlatform({ heardAt: NOW - 60_001, refreshMs: 30_000 }), live, NOW).state).toBe(
      'stale',
    );
  });

  it('is unknown, not stale, while nothing was heard yet', () => {
    expect(freshnessOf(undefined, live, NOW).state).toBe('unknown');
    expect(freshnessOf(makePlatform({ heardAt: undefined }), live, NOW)).toMatchObject({
      state: 'unknown',
      ageMs: undefined,
    });
  });

  it('is not live while the platform is still being read, although a part of it answered just now', () => {
    const half = makePlatform({ link: connecting });
    expect(freshnessOf(half, live, NOW)).toMatchObject({ state: 'unknown', ageMs: undefined });
    expect(freshnessOf(half, live, NOW).reason).toMatch(/from before/);
  });

  it('tells whose fault it is: the platform’s link, its silence, the gateway’s disk, or our own connection', () => {
    const silent = makePlatform({ heardAt: NOW - 30_000 });
    expect(freshnessOf(makePlatform({ link: down }), live, NOW)).toMatchObject({
      state: 'down',
      reason: 'It refuses our key.',
    });
    expect(freshnessOf(silent, live, NOW).reason).toBe('It has not answered for too long.');
    expect(freshnessOf(silent, offline, NOW).reason).toBe('The gateway cannot be reached.');
    expect(freshnessOf(silent, { ...live, diskRefuses: true }, NOW).reason).toMatch(
      /cannot write to its disk/,
    );
  });

  it('never has a negative age', () => {
    expect(freshnessOf(makePlatform({ heardAt: NOW + 700 }), live, NOW).ageMs).toBe(0);
  });
});

describe('time in state', () => {
  it('runs while the platform is heard, and stands still from the moment it is stale, down, or read anew', () => {
    expect(frozenNow(makePlatform(), NOW)).toBe(NOW);
    expect(frozenNow(makePlatform({ heardAt: NOW - 30_000 }), NOW)).toBe(NOW - 20_000);
    expect(frozenNow(makePlatform({ heardAt: NOW - 30_000 }), NOW + 99_000)).toBe(NOW - 20_000);
    expect(frozenNow(makePlatform({ heardAt: NOW - 5000, link: down }), NOW)).toBe(NOW - 4000);
    expect(frozenNow(makePlatform({ heardAt: NOW - 1000, link: down }), NOW)).toBe(NOW - 4000);
    expect(frozenNow(makePlatform({ link: connecting }), NOW)).toBe(NOW - 2000);
    expect(frozenNow(makePlatform({ heardAt: undefined }), NOW)).toBe(NOW);
    expect(frozenNow(undefined, NOW)).toBe(NOW);
  });
});
