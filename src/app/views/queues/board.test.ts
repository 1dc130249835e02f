import { describe, expect, it } from 'vitest';
import { makeMembership, makeQueue } from '../../../floor/testing.ts';
import { NO_THRESHOLDS } from '../../../protocol/thresholds.ts';
import { boardOf, groupsOf } from './board.ts';
import { explain } from './explain.ts';
import { missingWhy, valueText } from './queue-numbers.ts';
import { parseQueuesSearch, type QueuesSearch } from './search.ts';
import { readyOf, staffOf, staffStates } from './staff.ts';
import { step } from './strips/grid-focus.ts';
import { draw, lowestOf, peakOf, stretches } from './trend-path.ts';
import { troubleWords } from './trouble-words.ts';

const queues = [
  makeQueue({ id: 'a:1', platformId: 'a', name: 'Billing', waiting: 2, longestWaitSince: 60_000 }),
  makeQueue({ id: 'a:2', platformId: 'a', name: 'Café', waiting: 0, longestWaitSince: undefined }),
  makeQueue({
    id: 'b:3',
    platformId: 'b',
    name: 'Sales',
    waiting: 9,
    longestWaitSince: 90_000,
    channel: 'sms',
  }),
  makeQueue({ id: 'b:4', platformId: 'b', name: 'Texts', waiting: undefined, longestWaitSince: undefined }),
];
const board = (search: QueuesSearch = {}) =>
  boardOf(queues, [], search, NO_THRESHOLDS, new Map(), () => 100_000);

describe('the board of queues', () => {
  it('puts trouble first, then by name', () => {
    expect(board().ids[0]).toBe('b:3');
    expect(board({ sort: 'name' }).ids).toEqual(['a:1', 'a:2', 'b:3', 'b:4']);
    expect(board({ sort: 'wait' }).ids.slice(0, 2)).toEqual(['a:1', 'b:3']);
    expect(board({ sort: 'waiting' }).ids).toEqual(['b:3', 'a:1', 'a:2', 'b:4']);
  });

  it('filters by words without accents, platform, channel and trouble', () => {
    expect(board({ text: 'cafe' }).ids).toEqual(['a:2']);
    expect(board({ platform: ['b'] }).ids).toEqual(['b:3', 'b:4']);
    expect(board({ channel: ['sms'] }).ids).toEqual(['b:3']);
    expect(board({ trouble: true }).ids).toEqual(['b:3']);
  });

  it('adds up what is told, and says how many do not tell', () => {
    const { totals } = board();
    expect(totals).toMatchObject({ waiting: 11, silent: 1, over: 1 });
    expect(totals.longest?.id).toBe('a:1');
    expect(
      boardOf(queues.slice(3), [], {}, NO_THRESHOLDS, new Map(), () => 0).totals.waiting,
    ).toBeUndefined();
  });

  it('groups by platform in its own order', () => {
    const { ids, lines } = board({ group: 'platform' });
    expect(groupsOf(ids, lines).map(({ key, ids: own }) => [key, own.length])).toEqual([
      ['a', 2],
      ['b', 2],
    ]);
  });

  it('is read from the address, and what is not understood is left out', () => {
    expect(
      parseQueuesSearch({
        view: 'matrix',
        sort: 'trouble',
        queue: 'a:1',
        channel: ['sms', 'x'],
        trouble: '1',
      }),
    ).toEqual({ view: 'matrix', queue: 'a:1', channel: ['sms'], trouble: true });
    expect(parseQueuesSearch({ view: 'x', queue: 'nonsense' })).toEqual({});
  });
});

describe('who serves a queue', () => {
  const member = (n: number, availability: 'automatic' | 'manual' = 'automatic') =>
    makeMembership({ agentId: `a:${n}`, availability });
  const states = new Map([
    ['a:1', 'available-idle'],
    ['a:2', 'on-contact'],
    ['a:3', 'available-idle'],
  ] as const);

  it('is counted from members who are logged in to it', () => {
    const staff = staffOf(makeQueue(), [member(1), member(2), member(3, 'manual'), member(4)], id =>
      states.get(id as 'a:1'),
    );
    expect(staff).toMatchObject({ from: 'members', serving: 2, out: 1, unseen: 1 });
    expect(readyOf(staff)).toBe(1);
    expect(staffStates(staff)).toEqual([
      { state: 'available-idle', count: 1 },
      { state: 'on-contact', count: 1 },
    ]);
  });

  it('is what the platform says where members are not known, and unknown where it says nothing', () => {
    const nothing = {
      loggedIn: undefined,
      available: undefined,
      unavailable: undefined,
      working: undefined,
      wrappingUp: undefined,
    };
    const told = makeQueue({ agents: { ...nothing, available: 3, working: 5, wrappingUp: 1 } });
    expect(staffStates(staffOf(told, [], () => undefined))).toEqual([
      { state: 'available-idle', count: 3 },
      { state: 'on-contact', count: 4 },
      { state: 'after-contact-work', count: 1 },
    ]);
    const silent = staffOf(makeQueue({ agents: nothing }), [], () => undefined);
    expect([silent.from, readyOf(silent)]).toEqual(['nobody', undefined]);
  });
});

describe('numbers that explain themselves', () => {
  it('are a dash with a reason where they are not known, never 0', () => {
    const unknown = makeQueue({ waiting: undefined, answered: undefined, serviceLevel: undefined });
    for (const number of ['waiting', 'answered', 'serviceLevel', 'occupancy'] as const) {
      expect(valueText(number, unknown, 0)).toBe('–');
      expect(missingWhy(number, unknown, undefined)).toMatch(/\.$/);
    }
  });

  it('tell formula, window, exclusions, start, source and sample', () => {
    const queue = makeQueue({
      countedSince: 0,
      offered: 40,
      abandoned: 4,
      serviceLevel: {
        percent: 82.66,
        formula: 'abandoned-before-threshold-excluded',
        thresholdSeconds: 20,
        targetPercent: 80,
        sample: 36,
      },
    });
    const level = explain('serviceLevel', { queue, platform: undefined, staff: undefined, now: 1000 });
    expect(level.value).toBe('82.7\u202f%');
    expect(level.facts.map(({ label }) => label)).toEqual([
      'Formula',
      'Threshold T',
      'Target',
      'Leaves out',
      'Window',
      'Starts again',
      'Sample',
      'Source',
      'As of',
    ]);
    expect(level.facts.find(({ label }) => label === 'Sample')?.text).toBe('36 contacts');
    const rate = explain('abandonRate', { queue, platform: undefined, staff: undefined, now: 1000 });
    expect(rate.value).toBe('10\u202f%');
  });
});

describe('the last hour', () => {
  const course = [
    { at: 0, value: 1 },
    { at: 60, value: 3 },
    { at: 120, value: undefined },
    { at: 180, value: 2 },
    { at: 900, value: 4 },
  ];
  it('breaks where nothing was known or heard', () => {
    expect(stretches(course, 150).map(stretch => stretch.length)).toEqual([2, 1, 1]);
    expect(peakOf(course)).toBe(4);
    expect(peakOf([])).toBeUndefined();
    expect(lowestOf(course)).toBe(1);
    expect(lowestOf([])).toBeUndefined();
  });
  it('is drawn in its frame', () => {
    const frame = { from: 0, to: 100, low: 0, high: 4, width: 100, height: 40 };
    expect(draw(course.slice(0, 2), frame, 150)).toEqual({
      line: 'M0 30L60 10',
      area: 'M0 40L0 30L60 10L60 40Z',
    });
    expect(draw([], frame, 150)).toEqual({ line: '', area: '' });
  });
});

describe('arrows in a grid', () => {
  const size = { rows: 3, cells: 4 };
  it('lead to the neighbour and stop at the edge', () => {
    expect(step('ArrowDown', false, { row: 2, cell: 1 }, size)).toEqual({ row: 2, cell: 1 });
    expect(step('ArrowRight', false, { row: 0, cell: 1 }, size)).toEqual({ row: 0, cell: 2 });
    expect(step('End', true, { row: 0, cell: 1 }, size)).toEqual({ row: 2, cell: 3 });
    expect(step('x', false, { row: 0, cell: 0 }, size)).toBeUndefined();
  });
});

describe('trouble', () => {
  it('is told with what is over which limit', () => {
    const over = { grade: 'over', since: 0, turning: undefined } as const;
    const near = { ...over, grade: 'near' } as const;
    const limits = { wait: 60, waiting: 5, level: 64 };
    expect(troubleWords({ limits, verdicts: { wait: over, waiting: near, level: over } })).toBe(
      'In trouble: longest wait over 1:00, service level below 64\u202f%',
    );
    expect(
      troubleWords({ limits, verdicts: { wait: near, waiting: undefined, level: near } }),
    ).toBeUndefined();
  });
});
