import { Map as PersistentMap } from 'immutable';
import { describe, expect, it } from 'vitest';
import type { Platform, Queue } from '../../floor/entities.ts';
import { makeQueue } from '../../floor/testing.ts';
import { NO_THRESHOLDS } from '../../protocol/thresholds.ts';
import { makeClock } from '../testing-clock.ts';
import { startThresholdCheck } from './unmatched.ts';

const makePlatform = (id: string, since: number, overrides: Partial<Platform> = {}): Platform => ({
  id,
  kind: 'cxone',
  name: id,
  refreshMs: 5000,
  capabilities: {},
  asOf: since,
  link: { state: 'live', reason: undefined, since, asOf: since },
  heardAt: since,
  ...overrides,
});

/** A check of some names against platforms that are told of step by step. */
function makeCheck(names: readonly string[]) {
  const { clock, advance } = makeClock();
  const platforms = new Map<string, Platform>();
  const queues = new Map<Queue['id'], Queue>();
  const warnings: string[] = [];
  const check = startThresholdCheck({
    clock,
    report: (level, _message, details) => void warnings.push(`${level} ${details?.queue}`),
    floor: () => ({ platforms: PersistentMap(platforms), queues: PersistentMap(queues) }),
    thresholds: { ...NO_THRESHOLDS, queues: Object.fromEntries(names.map(name => [name, { waiting: 2 }])) },
    platforms: ['cxone', 'netsapiens'],
  });
  const hear = (id: string, overrides: Partial<Platform> = {}) =>
    platforms.set(id, makePlatform(id, clock.now(), overrides));
  const tell = (id: Queue['id'], name: string) =>
    queues.set(id, makeQueue({ id, name, platformId: id.slice(0, id.indexOf(':')) }));
  return { advance, warnings, check, hear, tell };
}

describe('thresholds of queues that do not exist', () => {
  it('[OP6] are told once, when every platform has told its queues', async () => {
    const { advance, warnings, check, hear, tell } = makeCheck(['Billing', 'Bilings', 'cxone:1501']);
    hear('cxone');
    tell('cxone:1501', 'Billing');
    await advance(120_000);
    expect(warnings).toEqual([]);
    hear('netsapiens');
    await advance(20_000);
    expect(warnings).toEqual([]);
    await advance(600_000);
    expect(warnings).toEqual(['warn Bilings']);
    expect(check.count()).toBe(1);
  });

  it('[OP6] by id, are told when their own platform has told its queues, whatever becomes of the others', async () => {
    const { advance, warnings, hear, tell } = makeCheck(['cxone:1', 'netsapiens:6001', 'Sales']);
    hear('cxone');
    tell('cxone:2', 'Billing');
    hear('netsapiens', { link: { state: 'down', reason: 'No.', since: 0, asOf: 0 } });
    await advance(600_000);
    expect(warnings).toEqual(['warn cxone:1']);
  });

  it('are not judged by what a floor of before the start says', async () => {
    const { advance, warnings, hear } = makeCheck(['Sales']);
    hear('cxone', { heardAt: 1 });
    hear('netsapiens');
    await advance(600_000);
    expect(warnings).toEqual([]);
  });

  it('are not those of queues that are told late', async () => {
    const { advance, warnings, hear, tell } = makeCheck(['Sales']);
    hear('cxone', { refreshMs: 60_000 });
    hear('netsapiens');
    await advance(100_000);
    tell('cxone:3', 'Sales');
    await advance(600_000);
    expect(warnings).toEqual([]);
  });
});
