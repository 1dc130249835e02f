import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createRowReader } from './readings.ts';
import { callRowSchema } from './wire.ts';

const schema = z.object({ id: z.string() });
const bad = { id: 7 };

describe('rows of a list', () => {
  it('that cannot be read are set aside, and what may be one of them is not taken for gone', () => {
    const aside: string[] = [];
    const read = createRowReader((_source, reason) => aside.push(reason));
    expect(read('calls', schema, [{ id: 'a' }, bad])).toEqual({ rows: [{ id: 'a' }], complete: false });
    expect(aside).toHaveLength(1);
    expect(read('calls', schema, [{ id: 'a' }]).complete).toBe(true);
  });

  it('that stay unreadable do not keep calls alive for ever', () => {
    const read = createRowReader(() => {});
    const calls = () => read('calls', schema, [bad]).complete;
    expect([calls(), calls(), calls(), calls()]).toEqual([false, false, false, true]);
    const agents = () => read('agents', schema, [bad]).complete;
    expect([agents(), agents(), agents(), agents()]).toEqual([false, false, false, false]);
  });

  it('that stay unreadable are set aside at each reading, beside rows that are known', () => {
    const aside: unknown[] = [];
    const read = createRowReader((_source, _reason, raw) => aside.push(raw));
    for (const round of [1, 2, 3]) {
      expect(read('agents', schema, [{ id: 'a' }, { ...bad }, { id: 'b' }])).toEqual({
        rows: [{ id: 'a' }, { id: 'b' }],
        complete: false,
      });
      expect(aside).toHaveLength(round);
    }
  });

  it('that say what they said in the last reading are not read again, wherever rows came or went', () => {
    const read = createRowReader(() => {});
    const row = (id: string, word = 'x') => ({ id, word });
    const loose = z.looseObject({ id: z.string() });
    const take = (...rows: object[]) => read('agents', loose, rows).rows;
    const [a, b, c] = take(row('a'), row('b'), row('c'));
    const second = take(row('new'), row('a'), row('c'));
    expect([second[1], second[2]].map((one, at) => one === [a, c][at])).toEqual([true, true]);
    const third = take(row('a', 'changed'), row('c'));
    expect(third).toEqual([row('a', 'changed'), row('c')]);
    expect(third[1]).toBe(c);
    expect(take(row('b'))[0]).not.toBe(b);
  });

  it('are read anew when two spellings of one field change places', () => {
    const read = createRowReader(() => {});
    const begun = (row: object) => read('calls', callRowSchema, [row]).rows[0]?.['call-start-datetime'];
    const id = { 'session-id': '1' };
    expect(begun({ ...id, 'time-begin': 'one', 'time-start': 'two' })).toBe('one');
    expect(begun({ ...id, 'time-start': 'two', 'time-begin': 'one' })).toBe('two');
  });

  it('come out as if each had been read anew, whatever the readings before held', () => {
    const value = fc.constantFrom<unknown>('a', 'b', '', 7, null, true, ['x'], { deep: 1 });
    const key = fc.constantFrom('session-id', 'call-session-id', 'time_begin', 'time-start', 'odd');
    const row = fc.oneof(
      fc.array(fc.tuple(key, value), { maxLength: 4 }).map(pairs => Object.fromEntries(pairs)),
      fc.constantFrom<unknown>('text', 3, null, ['list']),
    );
    fc.assert(
      fc.property(fc.array(fc.array(row, { maxLength: 12 }), { maxLength: 6 }), readings => {
        const read = createRowReader(() => {});
        for (const rows of readings) {
          const anew = rows.flatMap(one => callRowSchema.safeParse(one).data ?? []);
          expect(read('calls', callRowSchema, structuredClone(rows)).rows).toEqual(anew);
        }
      }),
    );
  });
});
