import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchOf } from './events-call.ts';

describe('the address of a poll', () => {
  it('reads the short way as it reads the long way', () => {
    const piece = fc.constantFrom(
      'e-_1.12',
      '25',
      '0.5',
      '%2E',
      '+',
      '=',
      'x',
      '?',
      '#',
      '&after=',
      '&wait=',
    );
    const some = fc.array(piece, { maxLength: 3 }).map(pieces => pieces.join(''));
    const query = fc.oneof(
      fc.tuple(some, some).map(([after, wait]) => `after=${after}&wait=${wait}`),
      some,
    );
    fc.assert(
      fc.property(query, query => {
        const long = new URLSearchParams(query);
        const short = searchOf(`/api/events?${query}`);
        for (const name of ['after', 'wait']) expect(short.get(name)).toBe(long.get(name));
      }),
      { numRuns: 2_000 },
    );
  });
});
