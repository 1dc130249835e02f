import { describe, expect, it } from 'vitest';
import { heldOrder } from './held-order.ts';

describe('an order that is held', () => {
  it('stands, and counts what would come, go or move', () => {
    expect(heldOrder(['a', 'b', 'c'], ['a', 'b', 'c'])).toEqual({ ids: ['a', 'b', 'c'], waiting: 0 });
    expect(heldOrder(['a', 'b', 'c'], ['c', 'a', 'b'])).toEqual({ ids: ['a', 'b', 'c'], waiting: 1 });
    expect(heldOrder(['a', 'b', 'c'], ['a', 'd', 'c'])).toEqual({ ids: ['a', 'b', 'c'], waiting: 2 });
  });

  it('is the fresh one when nothing is held', () => {
    expect(heldOrder(undefined, ['b', 'a'])).toEqual({ ids: ['b', 'a'], waiting: 0 });
  });
});
