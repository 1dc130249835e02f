import { gunzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyFloor } from '../floor/floor.ts';
import { reduceAll } from '../floor/reduce.ts';
import { toSnapshot } from '../floor/snapshot.ts';
import { story } from '../floor/testing.ts';
import { compress, jsonOf } from './compress.ts';
import { agentEvents } from './testing.ts';

describe('compressing a long text', () => {
  it('gives back any text, in whatever pieces it comes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'grapheme' })), async pieces => {
        expect(gunzipSync(await compress(pieces)).toString()).toBe(pieces.join(''));
      }),
    );
    const long = Array.from({ length: 300 }, (_, index) => `${index} 🎧é`.repeat(5000));
    expect(gunzipSync(await compress(long)).toString() === long.join('')).toBe(true);
  });

  it('says what went wrong while the pieces were made', async () => {
    function* broken(): Generator<string> {
      yield 'a';
      throw new Error('cannot be written');
    }
    await expect(compress(broken())).rejects.toThrow('cannot be written');
  });
});

describe('a floor as JSON, piece by piece', () => {
  it('is what it is whole', () => {
    const same = (floor: typeof emptyFloor) =>
      expect([...jsonOf(toSnapshot(floor))].join('')).toBe(JSON.stringify(toSnapshot(floor)));
    same(emptyFloor);
    fc.assert(
      fc.property(story(60), events => {
        same(reduceAll(emptyFloor, events));
      }),
      { numRuns: 20 },
    );
    const many = Array.from({ length: 120 }, (_, index) => agentEvents(`cxone:${index}`, 'Red', 1000));
    same(reduceAll(emptyFloor, many.flat()));
  });
});
