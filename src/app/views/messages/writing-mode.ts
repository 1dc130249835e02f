import { MODES, type TextMode } from './looks.ts';
import type { Standing } from './own-leg.ts';

/** The mode that counts for writing: the narrower of what is and what was asked for. */
export function writingMode(standing: Standing): TextMode | undefined {
  if (standing.kind !== 'inside' || standing.mode === undefined) return undefined;
  const { mode, turning } = standing;
  const force = (one: TextMode) => MODES.findIndex(look => look.mode === one);
  return turning !== undefined && force(turning) < force(mode) ? turning : mode;
}
