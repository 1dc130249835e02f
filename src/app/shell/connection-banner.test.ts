import { describe, expect, it } from 'vitest';
import type { FeedStatus } from '../live/index.ts';
import { bannerText } from './connection-banner.tsx';

const since = Date.UTC(2026, 10, 3, 10, 41, 7);
const makeFeed = (overrides: Partial<FeedStatus> = {}): FeedStatus => ({
  state: 'connecting',
  since,
  attempt: 3,
  retryAt: since + 37_000,
  heardAt: since,
  problem: undefined,
  role: 'alone',
  outdated: false,
  diskRefuses: false,
  ...overrides,
});

describe('the banner of the own line', () => {
  it('says since when, how old it is and what happens next', () => {
    expect(bannerText(makeFeed(), since + 34_000)).toBe(
      'Not connected since 10:41:07. What you see is 34 s old. Trying again in 3 s.',
    );
  });

  it('says nothing of short breaks, and nothing while all is well', () => {
    expect(bannerText(makeFeed(), since + 1000)).toBeUndefined();
    expect(bannerText(makeFeed({ state: 'live' }), since + 60_000)).toBeUndefined();
    expect(bannerText(makeFeed({ state: 'signed-out' }), since + 60_000)).toBeUndefined();
  });

  it('does not promise an attempt while the browser is offline', () => {
    const offline = makeFeed({ state: 'offline', retryAt: undefined });
    expect(bannerText(offline, since + 34_000)).toBe(
      'Not connected since 10:41:07. What you see is 34 s old.',
    );
  });
});
