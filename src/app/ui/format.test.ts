import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  age,
  duration,
  firstName,
  moment,
  nameList,
  plural,
  sentence,
  spokenDuration,
  whole,
} from './format.ts';

describe('duration', () => {
  it.each([
    [0, '0:00'],
    [7_000, '0:07'],
    [761_000, '12:41'],
    [3_753_000, '1:02:33'],
    [72 * 3_600_000, '3 d 00 h'],
    [-5_000, '0:00'],
  ])('%i ms reads %s', (ms, text) => {
    expect(duration(ms)).toBe(text);
  });

  it('never changes width while the leading figure stays', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 59 }), fc.integer({ min: 0, max: 59 }), (a, b) => {
        expect(duration(a * 1000 + 660_000)).toHaveLength(duration(b * 1000 + 660_000).length);
      }),
    );
  });
});

describe('age', () => {
  it.each([
    [300, '0.3 s'],
    [14_200, '14 s'],
    [130_000, '2 m'],
    [3 * 3_600_000, '3 h'],
    [5 * 86_400_000, '5 d'],
  ])('%i ms reads %s', (ms, text) => {
    expect(age(ms)).toBe(text);
  });
});

describe('words', () => {
  it('counts with its noun and groups thousands', () => {
    expect(plural(1, 'agent')).toBe('1 agent');
    expect(plural(10_000, 'agent')).toBe('10\u202f000 agents');
    expect(whole(999)).toBe('999');
  });

  it('says a duration in at most two units', () => {
    expect(spokenDuration(3_753_000)).toBe('1 hour 2 minutes');
    expect(spokenDuration(0)).toBe('just now');
  });

  it('makes a sentence of a text that is none', () => {
    expect(sentence('tried again in 11 s')).toBe('Tried again in 11 s.');
    expect(sentence('Done.')).toBe('Done.');
    expect(sentence('')).toBe('');
  });

  it('finds the first name in either order', () => {
    expect(firstName('Maya Okafor')).toBe('Maya');
    expect(firstName('Okafor, Maya')).toBe('Maya');
    expect(firstName('Maya')).toBe('Maya');
  });

  it('lists names and says how many are left out', () => {
    expect(nameList(['Ana'])).toBe('Ana');
    expect(nameList(['Ana', 'Ben'])).toBe('Ana and Ben');
    expect(nameList(['Ana', 'Ben', 'Cy', 'Di'])).toBe('Ana, Ben and 2 more');
  });

  it('names the day only when it is not today', () => {
    const now = Date.UTC(2026, 10, 3, 10, 41, 7);
    expect(moment(now, now)).toBe('10:41:07');
    expect(moment(now - 86_400_000, now)).toBe('2 Nov 2026, 10:41:07');
  });
});
