import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SERVICE_LEVEL_FORMULAS } from './formulas.ts';
import {
  abandonRate,
  averageHandleTime,
  averageSpeedOfAnswer,
  DEFAULT_SERVICE_LEVEL,
  occupancy,
  serviceLevel,
} from './service-level.ts';

describe('service level', () => {
  // 1,000 answered, 60 abandoned; 860 answered and 20 abandoned within 20 s, 10 of them within 5 s.
  const counts = {
    answered: 1000,
    answeredWithin: 860,
    abandoned: 60,
    abandonedWithin: 20,
    abandonedAtOnce: 10,
  };

  it('comes out between 81 and 86 % for one and the same day, by the formula', () => {
    const level = (formula: Parameters<typeof serviceLevel>[0]) => serviceLevel(formula, counts)?.toFixed(1);
    expect(level('answered-and-abandoned-within')).toBe('83.0');
    expect(level('of-answered')).toBe('86.0');
    expect(level('of-offered')).toBe('81.1');
    expect(level('abandoned-before-threshold-excluded')).toBe('82.7');
    expect(level('short-abandons-count-as-met')).toBe('82.1');
    expect(level('platform')).toBeUndefined();
  });

  it('does not count short abandons unless told otherwise, and every formula says what it leaves out', () => {
    expect(DEFAULT_SERVICE_LEVEL).toBe('abandoned-before-threshold-excluded');
    for (const { name, formula, leavesOut } of Object.values(SERVICE_LEVEL_FORMULAS)) {
      expect([name, formula, leavesOut]).not.toContain('');
    }
  });

  it('is unknown, never zero, where nothing was offered, and else a percentage', () => {
    const none = { answered: 0, answeredWithin: 0, abandoned: 0, abandonedWithin: 0, abandonedAtOnce: 0 };
    expect(serviceLevel('of-offered', none)).toBeUndefined();
    const any = fc
      .tuple(fc.nat(500), fc.nat(500), fc.nat(500), fc.nat(500), fc.nat(500))
      .map(([within, late, atOnce, soon, after]) => ({
        answered: within + late,
        answeredWithin: within,
        abandoned: atOnce + soon + after,
        abandonedWithin: atOnce + soon,
        abandonedAtOnce: atOnce,
      }));
    fc.assert(
      fc.property(
        any,
        fc.constantFrom('of-offered', 'of-answered', DEFAULT_SERVICE_LEVEL),
        (day, formula) => {
          const level = serviceLevel(formula, day) ?? 0;
          expect(level).toBeGreaterThanOrEqual(0);
          expect(level).toBeLessThanOrEqual(100);
        },
      ),
    );
  });
});

describe('the other measures', () => {
  it('follow their named formulas', () => {
    expect(averageSpeedOfAnswer(9000, 300)).toBe(30);
    expect(abandonRate(60, 1060)).toBeCloseTo(5.66, 2);
    expect(averageHandleTime({ talk: 2400, hold: 300, afterContactWork: 300 }, 10)).toBe(300);
    expect(occupancy(2550, 450)).toBe(85);
  });

  it('are unknown where there is nothing to divide by', () => {
    expect(averageSpeedOfAnswer(0, 0)).toBeUndefined();
    expect(abandonRate(0, 0)).toBeUndefined();
    expect(averageHandleTime({ talk: 0, hold: 0, afterContactWork: 0 }, 0)).toBeUndefined();
    expect(occupancy(0, 0)).toBeUndefined();
  });
});
