import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FLOOR_EVENT_TYPES } from '../../floor/events.ts';
import { emptyFloor } from '../../floor/floor.ts';
import { reduceAll } from '../../floor/reduce.ts';
import { toSnapshot } from '../../floor/snapshot.ts';
import { eventAt } from '../../floor/testing.ts';
import { FLOOR_TYPES } from './floor-types.ts';
import { checker, describeTypes } from './testing-types.ts';

const FILES = [
  'floor/entities.ts',
  'floor/commands.ts',
  'floor/events.ts',
  'floor/floor.ts',
  'floor/ids.ts',
  'floor/service-level.ts',
  'floor/snapshot.ts',
  'floor/tally.ts',
  'lib/clock.ts',
  'lib/url.ts',
].map(file => new URL(`../../${file}`, import.meta.url));

const checkerOf = (name: string) => checker(FLOOR_TYPES, name);
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('the description of the floor', () => {
  it('is what its types say', async () => {
    const told = describeTypes(FILES, ['FloorSnapshot', 'FloorEvent']);
    const lines = Object.entries(told).map(([name, schema]) => `${JSON.stringify({ name, schema })}\n`);
    await expect(lines.join('')).toMatchFileSnapshot('floor-types.jsonl');
  });

  it('leaves no object open', () => {
    const text = JSON.stringify(FLOOR_TYPES);
    expect(text.match(/"type":"object"/g)?.length).toBe(text.match(/"additionalProperties":false/g)?.length);
    for (const [, name = ''] of text.matchAll(/#\/components\/schemas\/(\w+)/g))
      expect(FLOOR_TYPES).toHaveProperty(name);
  });

  it('fits every event, and every floor that events make', () => {
    const [event, floor] = [checkerOf('FloorEvent'), checkerOf('FloorSnapshot')];
    const seen = new Set<string>();
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9_000 }).chain(eventAt), { maxLength: 30 }), events => {
        for (const each of events) {
          seen.add(each.type);
          expect(event.safeParse(plain(each)).error?.issues).toBeUndefined();
        }
        const snapshot = plain(toSnapshot(reduceAll(emptyFloor, events)));
        expect(floor.safeParse(snapshot).error?.issues).toBeUndefined();
      }),
    );
    expect([...seen].sort()).toEqual([...FLOOR_EVENT_TYPES].sort());
  });

  it.each([
    ['an unknown member', { type: 'platform.heard', platformId: 'cxone', asOf: 1, more: 1 }],
    ['a missing member', { type: 'platform.heard', platformId: 'cxone' }],
    ['an unknown type', { type: 'platform.lost', platformId: 'cxone', asOf: 1 }],
    ['an id that is none', { type: 'agent.removed', agentId: '12214', asOf: 1 }],
  ])('does not fit %s', (_what, event) => {
    expect(checkerOf('FloorEvent').safeParse(event).success).toBe(false);
  });
});
