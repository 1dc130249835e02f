import { expect, it } from 'vitest';
import { makeThread } from './testing.ts';
import { isStillLate } from './thread-words.ts';

it('shows at once that somebody has answered, whatever the board found a second ago', () => {
  const waits = (role: 'agent' | 'customer') => makeThread({ waitingFor: { role, since: 1000 } }).session;
  expect(isStillLate(true, waits('agent'))).toBe(true);
  expect(isStillLate(true, waits('customer'))).toBe(false);
  expect(isStillLate(false, waits('agent'))).toBe(false);
  expect(isStillLate(true, undefined)).toBe(false);
});
