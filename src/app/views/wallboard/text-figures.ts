import type { TextSession } from '../../../floor/entities.ts';
import type { Millis } from '../../../lib/clock.ts';
import type { Clocks } from './queue-figures.ts';

/** A customer who waits longer for an answer is over the limit, as in the list of messages. */
export const ANSWER_WITHIN_MS = 120_000;

/** Text conversations in which the customer waits. */
export type Texts = {
  /** `undefined`: no conversation tells whose turn it is. */
  readonly waiting: number | undefined;
  readonly live: number;
  /** Conversations that do not tell whose turn it is. */
  readonly untold: number;
  /** How long the customer waits who waits longest; 0: nobody does. */
  readonly longestMs: Millis | undefined;
  readonly over: boolean;
};

/** Counts live conversations by whose turn it is. */
export function textsOf(texts: readonly TextSession[], { nowOf }: Clocks): Texts {
  let waiting = 0;
  let untold = 0;
  let longestMs = 0;
  for (const { waitingFor, platformId } of texts) {
    if (waitingFor === undefined) untold += 1;
    if (waitingFor?.role !== 'agent') continue;
    waiting += 1;
    longestMs = Math.max(longestMs, nowOf(platformId) - waitingFor.since);
  }
  const isTold = texts.length === 0 || untold < texts.length;
  return {
    waiting: isTold ? waiting : undefined,
    live: texts.length,
    untold,
    longestMs: isTold ? longestMs : undefined,
    over: longestMs > ANSWER_WITHIN_MS,
  };
}
