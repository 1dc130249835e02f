import { describe, expect, it } from 'vitest';
import type { Platform } from '../../floor/entities.ts';
import { isKnown, unreadOf } from './heard.ts';

const makeTold = (
  state: Platform['link']['state'],
  heardAt?: number,
): Pick<Platform, 'heardAt' | 'link'> => ({ heardAt, link: { state, since: 0, reason: undefined, asOf: 0 } });

describe('what is known of a floor', () => {
  it('takes no 0 for known before anything was read', () => {
    expect(isKnown([], 0)).toBe(false);
    expect(isKnown([makeTold('down')], 0)).toBe(false);
    expect(isKnown([makeTold('connecting', 5)], 0)).toBe(false);
  });

  it('takes no 0 for known while one of several platforms was never read', () => {
    const platforms = [makeTold('live', 5), makeTold('down')];
    expect(unreadOf(platforms)).toEqual([platforms[1]]);
    expect(isKnown(platforms, 0, 120)).toBe(false);
    expect(isKnown(platforms, 3)).toBe(true);
  });

  it('believes a 0 of platforms that were read', () => {
    expect(isKnown([makeTold('live', 5)], 0)).toBe(true);
    expect(isKnown([makeTold('down', 5)], 0, 120)).toBe(true);
    expect(isKnown([makeTold('down', 5)], 0)).toBe(false);
  });
});
