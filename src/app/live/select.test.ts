import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyFloor } from '../../floor/floor.ts';
import { reduce } from '../../floor/reduce.ts';
import { story } from '../../floor/testing.ts';
import { texts } from './select.ts';

describe('the conversations in order', () => {
  it('are those of the floor, live ones first, oldest first, whatever order stood before', () => {
    fc.assert(
      fc.property(story(60), events => {
        let floor = emptyFloor;
        for (const event of events) {
          floor = reduce(floor, event);
          const list = texts(floor);
          expect(new Set(list)).toEqual(new Set(floor.texts.values()));
          expect(list).toHaveLength(floor.texts.size);
          const keys = list.map(({ session: { id, state, startedAt = 0 } }) => [
            state === 'ended' ? 1 : 0,
            startedAt,
            id,
          ]);
          expect(keys).toEqual(
            keys.toSorted(
              (a, b) => Number(a[0]) - Number(b[0]) || Number(a[1]) - Number(b[1]) || (a < b ? -1 : 1),
            ),
          );
          expect(texts(floor)).toBe(list);
        }
      }),
    );
  });
});
