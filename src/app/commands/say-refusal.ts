import { say } from '../ui/say.ts';
import type { Availability } from './availability.ts';

/** Tells readers why what they just asked for is refused; others see it. */
export function sayRefusal(act: Availability): void {
  if (!act.can) say(`Refused: ${act.why}`);
}
