import { describe, expect, it } from 'vitest';
import type { FloorEvent } from '../../floor/events.ts';
import { emptyFloor } from '../../floor/floor.ts';
import { toSnapshot } from '../../floor/snapshot.ts';
import type { Cursor } from '../../protocol/feed.ts';
import { createLine } from './line.ts';

const heard = (asOf: number): FloorEvent => ({ type: 'platform.heard', platformId: 'cxone', asOf });

function makeLine() {
  const applied: FloorEvent[] = [];
  const builds: string[] = [];
  const line = createLine(
    { replace: () => undefined, apply: events => applied.push(...events), clear: () => undefined },
    { time: () => undefined, build: build => builds.push(build), disk: () => undefined },
  );
  line.begin({ cursor: 'a.10', floor: toSnapshot(emptyFloor), serverTime: 1, build: 'one' });
  const reply = (cursor: Cursor, ...times: number[]) => ({
    cursor,
    events: times.map(heard),
    serverTime: 2,
    build: 'two',
  });
  return { line, applied, builds, reply };
}

describe('the line of events into a tab', () => {
  it('takes what continues from its place', () => {
    const { line, applied, reply, builds } = makeLine();
    expect(line.take('a.10', reply('a.12', 1, 2))).toBe('taken');
    expect(line.cursor()).toBe('a.12');
    expect(applied).toEqual([heard(1), heard(2)]);
    expect(builds).toEqual(['one', 'two']);
  });

  it('takes what begins before its place and ends behind it, since the same events again change nothing', () => {
    const { line, reply } = makeLine();
    expect(line.take('a.8', reply('a.11', 1, 2, 3))).toBe('taken');
    expect(line.cursor()).toBe('a.11');
  });

  it('leaves out what it knows already', () => {
    const { line, applied, reply } = makeLine();
    expect(line.take('a.8', reply('a.10', 1, 2))).toBe('old');
    expect(line.take('a.10', reply('a.10'))).toBe('old');
    expect(applied).toEqual([]);
  });

  it('never takes what begins behind its place: something between would be missing', () => {
    const { line, applied, reply } = makeLine();
    expect(line.take('a.11', reply('a.12', 1))).toBe('gap');
    expect(line.cursor()).toBe('a.10');
    expect(applied).toEqual([]);
  });

  it('is lost when the log is another one, or when it has no place', () => {
    const { line, applied, reply } = makeLine();
    expect(line.take('b.10', reply('b.12', 1))).toBe('lost');
    line.lose();
    expect(line.take('a.10', reply('a.12', 1))).toBe('lost');
    expect(applied).toEqual([]);
  });
});
