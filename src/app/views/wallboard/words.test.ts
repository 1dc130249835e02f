import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FeedStatus } from '../../live/index.ts';
import { widthOf } from './big-figure.tsx';
import { driftAt } from './drift.ts';
import { formulaWords, targetWords } from './level.ts';
import { parseWallboardSearch } from './search.ts';
import { awakeWords, HIDE_AFTER_MS, isHidden, lineWords, minutesLeft, titleOf } from './wall-words.ts';
import { agoWords, waitParts, waitWords, wholePercent } from './words.ts';

describe('the age of a number', () => {
  it('is told in calm words', () => {
    expect([0, 9_900, 10_000, 34_000, 59_900].map(agoWords)).toEqual([
      'just now',
      'just now',
      '10 s ago',
      '30 s ago',
      '50 s ago',
    ]);
    expect([60_000, 3_599_000, 7_200_000, 200_000_000].map(agoWords)).toEqual([
      '1 min ago',
      '59 min ago',
      '2 h ago',
      '2 days ago',
    ]);
    expect(agoWords(-5)).toBe('just now');
  });
});

describe('percentages', () => {
  it('are never rounded up to a target that was missed', () => {
    expect(wholePercent(79.6, 80)).toBe(79);
    expect(wholePercent(79.6)).toBe(80);
    expect(wholePercent(80.4, 80)).toBe(80);
  });

  it('tell their targets and formula', () => {
    expect(targetWords({ targets: [80] })).toBe('80 %');
    expect(targetWords({ targets: [80, 85, 95] })).toBe('80 to 95 %');
    expect(targetWords({ targets: [] })).toBeUndefined();
    expect(formulaWords({ formula: 'of-offered', thresholds: [30] }, undefined)).toBe(
      'Of all offered, within 30 s',
    );
    expect(formulaWords({ formula: 'platform', thresholds: [10, 30] }, 'NICE CXone')).toBe(
      'as NICE CXone computes it, within 10 to 30 s',
    );
  });
});

describe('the wall’s address', () => {
  it('names queues, teams and platforms, one by one or with commas', () => {
    expect(
      parseWallboardSearch({
        queues: 'cxone:1501, cxone:1502,nonsense',
        teams: ['Bills, large', 'Sales'],
        platforms: ['cxone', 'genesys,netsapiens'],
        title: 'Leeds',
        theme: 'light',
      }),
    ).toEqual({
      queues: ['cxone:1501', 'cxone:1502'],
      teams: ['Bills, large', 'Sales'],
      platforms: ['cxone', 'genesys', 'netsapiens'],
      title: 'Leeds',
      theme: 'light',
    });
    expect(parseWallboardSearch({ queues: '', theme: 'pink', other: '1' })).toEqual({});
  });

  it('gives a title where it has none', () => {
    const teams = ['A', 'B', 'C', 'D', 'E, large'];
    const queues = [{ id: 'a:1', name: 'Billing' } as const];
    expect(titleOf({}, teams, queues)).toBe('The floor');
    expect(titleOf({ queues: ['a:1'] }, teams, queues)).toBe('Billing');
    expect(titleOf({ queues: ['a:9'] }, teams, queues)).toBe('The floor');
    expect(titleOf({ teams: ['A,B,C,D'] }, teams, queues)).toBe('A, B, C and 1 more');
    expect(titleOf({ teams: ['E, large'] }, teams, queues)).toBe('E, large');
    expect(titleOf({ title: 'Leeds', teams: ['A'] }, teams, queues)).toBe('Leeds');
  });
});

describe('the wall itself', () => {
  const feed: FeedStatus = {
    state: 'offline',
    since: 1_000_000,
    attempt: 1,
    retryAt: undefined,
    heardAt: 1_000_000,
    problem: undefined,
    role: 'alone',
    outdated: false,
    diskRefuses: false,
  };

  it('says that its line is broken once it lasts', () => {
    expect(lineWords(feed, 1_001_000)).toBeUndefined();
    expect(lineWords(feed, 1_005_000)).toMatch(/^Not connected since \d\d:\d\d:\d\d\. Trying again\.$/);
    expect(lineWords({ ...feed, state: 'live' }, 9_000_000)).toBeUndefined();
    const full: FeedStatus = { ...feed, state: 'live', diskRefuses: true };
    expect(lineWords(full, 9_000_000)).toBe(
      'The gateway cannot write to its disk. It goes on by itself when it can.',
    );
  });

  it('hides its numbers some time after its sign-in ended, and only then', () => {
    const out: FeedStatus = { ...feed, state: 'signed-out' };
    expect(isHidden(out, out.since + HIDE_AFTER_MS - 1)).toBe(false);
    expect(isHidden(out, out.since + HIDE_AFTER_MS)).toBe(true);
    expect(isHidden(feed, feed.since + 10 * HIDE_AFTER_MS)).toBe(false);
    expect(minutesLeft(out, out.since)).toBe(10);
    expect(minutesLeft(out, out.since + HIDE_AFTER_MS - 1)).toBe(1);
  });

  it('has a word for a screen that may sleep', () => {
    expect(awakeWords('held')).toBeUndefined();
    expect(awakeWords('unsupported')).toContain('cannot keep the screen awake');
  });

  it('tells a wait in as much room as minutes and seconds take, however long it is', () => {
    expect(waitParts(761_000)).toEqual({ text: '12:41' });
    expect(waitParts(3_599_999)).toEqual({ text: '59:59' });
    expect(waitParts(3_765_000)).toEqual({ hours: '1', text: '02' });
    expect(waitParts(10 * 3_600_000)).toEqual({ hours: '10', text: '' });
    expect([761_000, 3_765_000, 36_000_000].map(waitWords)).toEqual(['12:41', '1 h 02', '10 h']);
  });

  it('gives the same room to every number of as many digits', () => {
    expect(widthOf('12:41')).toBe(widthOf('59:59'));
    expect(widthOf('1:02:33')).toBeGreaterThan(widthOf('12:41'));
  });

  it('drifts by 8 px at most, a little at a time, and stands still within a minute', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), now => {
        const [here, next] = [driftAt(now), driftAt(now + 60_000)];
        expect(Math.hypot(here.x, here.y)).toBeLessThanOrEqual(8);
        expect(Math.hypot(next.x - here.x, next.y - here.y)).toBeLessThanOrEqual(2);
        expect(driftAt(Math.floor(now / 60_000) * 60_000)).toEqual(here);
      }),
    );
  });
});
