import { describe, expect, it } from 'vitest';
import type { FloorEvent } from '../../floor/events.ts';
import { emptyFloor, type Floor } from '../../floor/floor.ts';
import { reduceAll } from '../../floor/reduce.ts';
import { makeContact, makeMembership, makeQueue, makeState } from '../../floor/testing.ts';
import { NO_THRESHOLDS, type Thresholds } from '../../protocol/thresholds.ts';
import { makeClock } from '../testing-clock.ts';
import { startTallier } from './tallier.ts';

const NOON = new Date(2026, 4, 5, 12).getTime();
const MIDNIGHT = new Date(2026, 4, 6).getTime();
const queueId = 'cxone:q1';

/** A floor with its tallier, as the keeper holds them together. */
function makeTallier(
  options: { readonly floor?: Floor; readonly thresholds?: Thresholds; readonly at?: number } = {},
) {
  const { clock, advance } = makeClock(options.at ?? NOON);
  let floor = options.floor ?? emptyFloor;
  const told: FloorEvent[] = [];
  const emit = async (events: readonly FloorEvent[]) => {
    floor = reduceAll(floor, events);
    for (const event of events) (event.type === 'queue.tallied' ? told : []).push(event);
    for (const event of events) tallier.see(event);
  };
  const thresholds = options.thresholds ?? NO_THRESHOLDS;
  const tallier = startTallier({ clock, report: () => {}, floor: () => floor, emit, thresholds });
  return {
    clock,
    advance,
    emit,
    told,
    stop: tallier.stop,
    floor: () => floor,
    tally: () => floor.tallies.get(queueId),
  };
}

const link = (at: number): FloorEvent => ({
  type: 'platform.link-changed',
  platformId: 'cxone',
  link: { state: 'live', reason: undefined, since: at, asOf: at },
});
const queue = (overrides = {}): FloorEvent => ({
  type: 'queue.changed',
  queue: makeQueue({ id: queueId, platformId: 'cxone', goal: { thresholdSeconds: 10 }, ...overrides }),
});
const call = (status: 'queued' | 'active', at: number): FloorEvent => {
  const agentId = status === 'active' ? 'cxone:1' : undefined;
  const contact = makeContact({ status, agentId, queueId, startedAt: NOON, statusSince: at, asOf: at });
  return { type: 'contact.changed', contact };
};

describe('counting on the floor', () => {
  it('[TA1] [TA4] tells of each queue what was counted, and of nothing that did not change', async () => {
    const { advance, emit, told, tally, stop } = makeTallier();
    await emit([link(NOON), queue()]);
    await advance(2_000);
    expect(tally()).toMatchObject({ since: NOON + 2_000, thresholdSeconds: 10, counts: { answered: 0 } });
    await emit([call('queued', NOON + 3_000)]);
    await advance(5_000);
    const before = told.length;
    await emit([call('active', NOON + 8_000)]);
    await advance(2_000);
    expect(told.length).toBe(before + 1);
    expect(tally()).toMatchObject({ counts: { answered: 1, answeredWithin: 1 }, waitedSeconds: 5 });
    await advance(20_000);
    expect(told.length).toBe(before + 1);
    await stop();
  });

  it('[TA1] leaves out what an outbound queue’s dialer connects', async () => {
    const { advance, emit, tally, stop } = makeTallier();
    await emit([link(NOON), queue({ direction: 'outbound' })]);
    await advance(2_000);
    await emit([call('queued', NOON + 3_000), call('active', NOON + 4_000)]);
    await advance(2_000);
    expect(tally()).toMatchObject({ counts: { answered: 0 } });
    await stop();
  });

  it('[TA4] goes on after a restart from what the floor holds, and takes over another formula', async () => {
    const first = makeTallier();
    await first.emit([link(NOON), queue()]);
    await first.advance(2_000);
    await first.emit([call('queued', NOON + 3_000), call('active', NOON + 30_000)]);
    await first.stop();
    expect(first.tally()).toMatchObject({ counts: { answered: 1, answeredWithin: 0 } });
    const thresholds: Thresholds = {
      ...NO_THRESHOLDS,
      queues: { Billing: { serviceLevelFormula: 'of-offered' } },
    };
    const second = makeTallier({ floor: first.floor(), thresholds, at: NOON + 60_000 });
    await second.advance(2_000);
    expect(second.tally()).toMatchObject({ formula: 'of-offered', counts: { answered: 1 } });
    await second.stop();
  });

  it('[TA4] begins anew at midnight, and when the queue’s threshold changes', async () => {
    const { advance, emit, tally, stop } = makeTallier({ at: MIDNIGHT - 10_000 });
    await emit([link(MIDNIGHT - 10_000), queue()]);
    await advance(2_000);
    await emit([call('queued', MIDNIGHT - 8_000), call('active', MIDNIGHT - 7_000)]);
    await advance(2_000);
    await emit([queue({ goal: { thresholdSeconds: 30 }, asOf: 2_000 })]);
    await advance(2_000);
    expect(tally()).toMatchObject({ thresholdSeconds: 30, counts: { answered: 0 } });
    await advance(10_000);
    expect(tally()?.since).toBeGreaterThanOrEqual(MIDNIGHT);
    await stop();
  });

  it('[TA5] adds up members’ time only while the platform is heard', async () => {
    const { clock, advance, emit, tally, stop } = makeTallier();
    const heard = (): FloorEvent => ({ type: 'platform.heard', platformId: 'cxone', asOf: clock.now() });
    await emit([
      link(NOON),
      heard(),
      queue(),
      { type: 'agent.state-changed', agentId: 'cxone:1', state: makeState({ activity: 'on-contact' }) },
      { type: 'agent.state-changed', agentId: 'cxone:2', state: makeState() },
      ...(['cxone:1', 'cxone:2'] as const).map(
        (agentId): FloorEvent => ({
          type: 'membership.changed',
          membership: makeMembership({ queueId, agentId }),
        }),
      ),
    ]);
    for (let second = 0; second < 64; second += 1) {
      await advance(1_000);
      await emit([heard()]);
    }
    const { busySeconds, availableSeconds } = tally() ?? {};
    expect(busySeconds).toBeGreaterThanOrEqual(60);
    expect(availableSeconds).toBe(busySeconds);
    await advance(600_000);
    expect(tally()?.busySeconds).toBe(busySeconds);
    await stop();
  });
});
