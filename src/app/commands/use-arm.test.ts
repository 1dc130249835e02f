import { expect, it } from 'vitest';
import { type Armed, pressed } from './use-arm.ts';

const makeArmed = (overrides: Partial<Armed<string>> = {}): Armed<string> => ({
  what: 'barge-in',
  about: 'cxone:c1',
  at: 1000,
  ...overrides,
});

it('fires at the second press, which is no double click', () => {
  expect(pressed(undefined, makeArmed())).toBe('arm');
  expect(pressed(makeArmed(), makeArmed({ at: 1200 }))).toBe('wait');
  expect(pressed(makeArmed(), makeArmed({ at: 2000 }))).toBe('fire');
});

it('never fires at another act, or into another contact, than the one it was armed for', () => {
  expect(pressed(makeArmed(), makeArmed({ at: 2000, what: 'take-over' }))).toBe('arm');
  expect(pressed(makeArmed(), makeArmed({ at: 2000, about: 'cxone:c2' }))).toBe('arm');
});
