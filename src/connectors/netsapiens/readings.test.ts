import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createRowReader } from './readings.ts';

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
});
