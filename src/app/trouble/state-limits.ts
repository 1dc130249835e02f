import { DEFAULT_LIMITS, DISPLAY_STATES, type DisplayState, type StateLimits } from '../../floor/display.ts';
import type { Thresholds } from '../../protocol/thresholds.ts';

/** How long each state may last unless the address says otherwise: as configured, else as is usual. */
export function stateLimits({ states }: Pick<Thresholds, 'states'>): StateLimits {
  const limits: Partial<Record<DisplayState, number>> = {};
  for (const state of DISPLAY_STATES) {
    const seconds = states[state] ?? DEFAULT_LIMITS[state];
    if (seconds) limits[state] = seconds;
  }
  return limits;
}
