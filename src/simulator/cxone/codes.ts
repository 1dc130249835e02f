import { BREAK_CODES } from '../story/catalogue.ts';
import type { BreakCode } from '../story/types.ts';

/** An unavailable code by its number or its name; `null` when there is none of that name. */
export function breakReason(asked: string): BreakCode | null {
  const wanted = asked.toLowerCase();
  return BREAK_CODES.find(({ id, name }) => String(id) === wanted || name.toLowerCase() === wanted) ?? null;
}

/** A code's number, 0 for none. */
export function codeIdOf(name: string | undefined): number {
  return BREAK_CODES.find(code => code.name === name)?.id ?? 0;
}
