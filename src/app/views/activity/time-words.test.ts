import { describe, expect, it } from 'vitest';
import { localTime, rangeWords } from './time-words.ts';

describe('a range of time', () => {
  it('is written as the browser’s own fields do', () => {
    expect(localTime(Date.UTC(2026, 10, 3, 9, 5))).toBe('2026-11-03T09:05');
  });

  it('is said in words', () => {
    const [from, to] = ['2026-11-03T09:05', '2026-11-03T10:00'];
    expect(rangeWords({})).toBe('Any time');
    expect(rangeWords({ from })).toBe('Since 3 Nov 2026, 09:05');
    expect(rangeWords({ to })).toBe('Until 3 Nov 2026, 10:00');
    expect(rangeWords({ from, to })).toBe('3 Nov 2026, 09:05 to 3 Nov 2026, 10:00');
  });
});
