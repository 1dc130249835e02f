import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTime } from './timestamps.ts';

describe('times as Genesys prints them', () => {
  it('are read in every documented shape', () => {
    expect(readTime('2015-11-26 18:39:38.000+0200')).toBe(Date.UTC(2015, 10, 26, 16, 39, 38));
    expect(readTime('2014-05-0511:08:45.000-0700')).toBe(Date.UTC(2014, 4, 5, 18, 8, 45));
    expect(readTime('2015-11-26T16:39:41Z')).toBe(Date.UTC(2015, 10, 26, 16, 39, 41));
    expect(readTime('2015-11-26T16:39:41.25+02:00')).toBe(Date.UTC(2015, 10, 26, 14, 39, 41, 250));
    expect(readTime(1389261492035)).toBe(1389261492035);
    expect(readTime('1389261492035')).toBe(1389261492035);
    expect(readTime(1389261492)).toBe(1389261492000);
  });

  it('are unknown rather than guessed', () => {
    for (const value of ['', null, undefined, 'yesterday', '2015-11-26 18:39:38', '2015-13-99 18:39:38Z', -1])
      expect(readTime(value)).toBeUndefined();
  });

  it('never throw', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.double(), fc.date({ noInvalidDate: true }).map(String)), value => {
        const time = readTime(value);
        expect(time === undefined || Number.isSafeInteger(time)).toBe(true);
      }),
    );
  });
});
