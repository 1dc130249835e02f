import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limitSeconds, limitText } from './limit-text.ts';

describe('a limit as it is written', () => {
  it('is minutes and seconds, and comes back as what it was', () => {
    expect([limitText(20), limitText(900), limitText(undefined)]).toEqual(['0:20', '15:00', '']);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 59_940 }), seconds => {
        expect(limitSeconds(limitText(seconds))).toBe(seconds);
      }),
    );
  });

  it('may be minutes alone; nothing is no limit, and what is no time is told apart', () => {
    expect(['15', ' 1:5 ', '1,5', ''].map(limitSeconds)).toEqual([900, 65, 90, 0]);
    expect(['soon', '-1', '1:75', '1:2:3'].map(limitSeconds)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
