import { describe, expect, it } from 'vitest';
import { freshnessText } from './freshness-words.ts';

describe('how fresh a platform is, in words', () => {
  it('tells the age of the last answer', () => {
    expect(freshnessText({ state: 'live', ageMs: 300, reason: undefined })).toBe('live 0.3 s');
    expect(freshnessText({ state: 'stale', ageMs: 14_000, reason: undefined })).toBe('stale 14 s');
  });

  it('tells how long the connection is down, although a part of the platform may still answer', () => {
    expect(freshnessText({ state: 'down', ageMs: 0, reason: undefined }, 130_000)).toBe('down 2 m');
  });

  it('never makes up an age', () => {
    expect(freshnessText({ state: 'unknown', ageMs: undefined, reason: undefined })).toBe('not heard yet');
    expect(freshnessText({ state: 'stale', ageMs: undefined, reason: undefined })).toBe('stale –');
  });
});
