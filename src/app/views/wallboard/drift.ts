import type { Millis } from '../../../lib/clock.ts';

/** How far a picture is moved, in CSS pixels. */
export type Drift = { readonly x: number; readonly y: number };

/** So far at most, in each direction, and so seldom. */
export const DRIFT_PX = 5;
const STEP_MS = 60_000;

/**
 * Where the whole picture stands at a moment, so that no pixel shows the same for days: it wanders once a minute by a
 * pixel or so, never further than 8 px from its place, along a path that comes round after days.
 */
export function driftAt(now: Millis): Drift {
  const minute = Math.floor(now / STEP_MS);
  const along = (period: number) =>
    Math.round(DRIFT_PX * Math.sin((2 * Math.PI * (minute % period)) / period));
  return { x: along(61), y: along(73) };
}
