import { describe, expect, it } from 'vitest';
import { emptyFloor } from '../../floor/floor.ts';
import { reduceAll } from '../../floor/reduce.ts';
import { makeMembership, makeQueue, makeState, makeTally } from '../../floor/testing.ts';
import { staffingOf } from './staffing.ts';
import { addOutcome, beginTally, dayOf, goesOn } from './tallies.ts';
import type { Outcome } from './visits.ts';

const queueId = 'p:q1';
const outcome = (kind: 'answered' | 'abandoned' | 'handled', seconds: number): Outcome => ({
  kind,
  queueId,
  seconds,
});

describe('a count of contacts', () => {
  it('[TA4] knows who was in time, at its threshold, and who left at once', () => {
    const outcomes = [
      outcome('answered', 20),
      outcome('answered', 20.1),
      outcome('abandoned', 5),
      outcome('abandoned', 20),
      outcome('abandoned', 21),
      outcome('handled', 90),
      { kind: 'missed', queueId } as const,
    ];
    expect(outcomes.reduce(addOutcome, makeTally({ thresholdSeconds: 20 }))).toMatchObject({
      counts: { answered: 2, answeredWithin: 1, abandoned: 3, abandonedWithin: 2, abandonedAtOnce: 1 },
      waitedSeconds: 40.1,
      handled: 1,
      handleSeconds: 90,
      missed: 1,
    });
  });

  it('[TA4] begins anew at the midnight of the gateway’s own zone, and with another threshold', () => {
    const noon = new Date(2026, 2, 28, 12).getTime();
    const { until, zone } = dayOf(noon);
    expect(until).toBe(new Date(2026, 2, 29).getTime());
    expect(zone).toBe(Intl.DateTimeFormat().resolvedOptions().timeZone);
    const queue = makeQueue({ goal: { thresholdSeconds: 30 } });
    const tally = beginTally(queue, 'of-offered', noon);
    expect(tally).toMatchObject({ since: noon, until, thresholdSeconds: 30, formula: 'of-offered' });
    expect(goesOn(tally, queue, until - 1)).toBe(true);
    expect(goesOn(tally, queue, until)).toBe(false);
    expect(goesOn(tally, makeQueue({ goal: { thresholdSeconds: 60 } }), noon)).toBe(false);
    expect(beginTally(makeQueue(), 'of-offered', noon).thresholdSeconds).toBe(20);
  });

  it('[TA5] takes members’ time for work, for readiness, or for neither', () => {
    const members = [
      ['p:a1', makeState({ activity: 'on-contact' }), 'automatic'],
      ['p:a2', makeState({ activity: 'after-contact-work', presence: 'unavailable' }), 'automatic'],
      ['p:a3', makeState({ activity: 'idle' }), 'automatic'],
      ['p:a4', makeState({ activity: 'ringing' }), 'automatic'],
      ['p:a5', makeState({ presence: 'unavailable', reason: 'Lunch' }), 'automatic'],
      ['p:a6', makeState({ presence: 'logged-out' }), 'automatic'],
      ['p:a7', makeState({ activity: 'on-contact' }), 'disabled'],
    ] as const;
    const floor = reduceAll(
      emptyFloor,
      members.flatMap(([agentId, state, availability]) => [
        { type: 'agent.state-changed' as const, agentId, state },
        { type: 'membership.changed' as const, membership: makeMembership({ agentId, availability }) },
      ]),
    );
    expect(staffingOf(floor, queueId)).toEqual({ busy: 2, available: 1 });
    expect(staffingOf(floor, 'p:q2')).toEqual({ busy: 0, available: 0 });
  });
});
