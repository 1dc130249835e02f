import { describe, expect, it } from 'vitest';
import { emptyFloor } from '../../../../floor/floor.ts';
import { reduceAll } from '../../../../floor/reduce.ts';
import { makeMembership, makeQueue, makeState } from '../../../../floor/testing.ts';
import { nextTime, timeValue, untilWords } from '../loan-time.ts';
import { type AgentFacts, candidatesFor } from './candidates.ts';
import { inOrder, moved, newPlaces } from './reorder.ts';
import { changedSettings, firstValues, readSettings, settingsFields } from './settings-fields.ts';

const member = (n: number, order: number | undefined) => makeMembership({ agentId: `ns:${n}`, order });

describe('reordering members', () => {
  it('moves one and leaves the others in their order', () => {
    expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
    expect(moved(['a', 'b', 'c'], 0, 9)).toEqual(['b', 'c', 'a']);
    expect(moved(['a'], 4, 0)).toEqual(['a']);
  });

  it('deals out the numbers in use, so that few members change', () => {
    const members = [member(1, 10), member(2, 20), member(3, 40)];
    expect(newPlaces(['ns:1', 'ns:3', 'ns:2'], members)).toEqual([
      { agentId: 'ns:3', from: 40, to: 20 },
      { agentId: 'ns:2', from: 20, to: 40 },
    ]);
    expect(newPlaces(['ns:1', 'ns:2', 'ns:3'], members)).toEqual([]);
  });

  it('numbers all from 1 where the numbers do not tell members apart', () => {
    const members = [member(1, 5), member(2, 5), member(3, undefined)];
    expect(newPlaces(['ns:3', 'ns:1', 'ns:2'], members).map(({ to }) => to)).toEqual([1, 2, 3]);
  });

  it('shows members by their order, those without one last and by name', () => {
    const members = [member(1, undefined), member(2, 7), member(3, 1), member(4, undefined)];
    const names: Record<string, string> = { 'ns:1': 'Zoe', 'ns:4': 'Ana' };
    expect(inOrder(members, id => names[id] ?? id).map(({ agentId }) => agentId)).toEqual([
      'ns:3',
      'ns:2',
      'ns:4',
      'ns:1',
    ]);
  });
});

describe('settings of a member', () => {
  it('are every field of the platform, and none where it has no queues to change', () => {
    const names = settingsFields('netsapiens', 'Linear Hunt', 'add').map(({ name }) => name);
    expect(names.toSorted()).toEqual([
      'answerConfirmation',
      'autoAnswer',
      'availability',
      'callLimit',
      'order',
      'priority',
      'synchronous',
      'textLimit',
      'wrapUpSeconds',
    ]);
    expect(settingsFields('cxone', undefined, 'add').map(({ name }) => name)).toEqual([
      'proficiency',
      'availability',
    ]);
    expect(settingsFields('genesys', undefined, 'add')).toEqual([]);
  });

  it('are checked before anything is sent', () => {
    const fields = settingsFields('cxone', undefined, 'add');
    expect(readSettings(fields, { proficiency: '21', availability: 'automatic' }).errors).toEqual({
      proficiency: 'Give a number from 1 to 20.',
    });
    expect(readSettings(fields, { proficiency: '1.5' }).errors).toEqual({
      proficiency: 'Give a whole number.',
    });
    expect(readSettings(fields, { proficiency: ' 4 ', availability: 'disabled' })).toEqual({
      settings: { proficiency: 4, availability: 'disabled' },
      errors: {},
    });
  });

  it('that are left empty are left to the platform', () => {
    const fields = settingsFields('netsapiens', undefined, 'add');
    const { settings } = readSettings(fields, firstValues(fields, undefined));
    expect(settings).toEqual({
      availability: 'automatic',
      callLimit: 1,
      autoAnswer: false,
      answerConfirmation: false,
    });
  });

  it('are sent only where they are other than before', () => {
    const fields = settingsFields('netsapiens', undefined, 'update');
    const known = makeMembership({ priority: 3, wrapUpSeconds: 15, autoAnswer: false, callLimit: 1 });
    const values = firstValues(fields, known);
    expect(
      changedSettings(readSettings(fields, { ...values, answerConfirmation: false }).settings, {
        ...known,
        answerConfirmation: false,
      }),
    ).toEqual({});
    const { settings } = readSettings(fields, { ...values, priority: '5', autoAnswer: true });
    expect(changedSettings(settings, { ...known, answerConfirmation: false })).toEqual({
      priority: 5,
      autoAnswer: true,
    });
  });
});

describe('who is offered for a queue', () => {
  const profile = (name: string, team: string) => ({
    name,
    team: { id: `ns:${team}` as const, name: team },
    userName: undefined,
    asOf: 1,
  });
  const agent = (n: number, team: string, idle: boolean) =>
    [
      { type: 'agent.changed', agentId: `ns:${n}`, profile: profile(`Agent ${n}`, team) },
      {
        type: 'agent.state-changed',
        agentId: `ns:${n}`,
        state: makeState({ activity: idle ? 'idle' : 'on-contact', asOf: 1 }),
      },
    ] as const;
  const serve = (n: number, queue: string) =>
    ({
      type: 'membership.changed',
      membership: makeMembership({ agentId: `ns:${n}`, queueId: `ns:${queue}`, asOf: 1 }),
    }) as const;
  const floor = reduceAll(emptyFloor, [
    { type: 'queue.changed', queue: makeQueue({ id: 'ns:q1', platformId: 'ns' }) },
    { type: 'queue.changed', queue: makeQueue({ id: 'ns:q2', platformId: 'ns', name: 'Front' }) },
    ...agent(1, 'Red', true),
    ...agent(2, 'Red', false),
    ...agent(3, 'Blue', true),
    ...agent(4, 'Red', true),
    ...agent(5, 'Green', true),
    serve(1, 'q1'),
    serve(1, 'q2'),
    serve(3, 'q2'),
  ]);
  const facts = (id: `${string}:${string}`): AgentFacts | undefined => {
    const found = floor.agents.get(id);
    return (
      found && {
        id,
        name: found.profile?.name ?? id,
        team: found.profile?.team?.name,
        display: found.state?.activity === 'idle' ? 'available-idle' : 'on-contact',
        since: 0,
      }
    );
  };

  it('is who is free and does like work, before others; members are left out', () => {
    const found = candidatesFor('ns:q1', floor, facts, '');
    expect(found.map(({ id }) => id)).toEqual(['ns:4', 'ns:3', 'ns:5', 'ns:2']);
    expect(found.map(({ fit }) => fit)).toEqual([
      'in the team of 1 member',
      'also serves Front',
      undefined,
      'in the team of 1 member',
    ]);
    expect(candidatesFor('ns:q1', floor, facts, 'blue').map(({ id }) => id)).toEqual(['ns:3']);
  });
});

describe('the time of a loan', () => {
  const now = new Date(2026, 4, 4, 14, 30, 20).getTime();
  it('is the next time that the clock shows it', () => {
    expect(nextTime('15:00', now)).toBe(new Date(2026, 4, 4, 15, 0).getTime());
    expect(nextTime('14:30', now)).toBe(new Date(2026, 4, 5, 14, 30).getTime());
    for (const wrong of ['', '25:00', '12:60', 'soon']) expect(nextTime(wrong, now)).toBeUndefined();
    expect(timeValue(now)).toBe('14:30');
  });
  it('is told as how far away it is', () => {
    expect(untilWords(now + 25 * 60_000, now)).toBe('in 25 min');
    expect(untilWords(now + 125 * 60_000, now)).toBe('in 2 h 05');
    expect(untilWords(now - 5, now)).toBe('now');
  });
});
