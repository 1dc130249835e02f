import type { Watched } from '../../trouble/limits.ts';
import { duration } from '../../ui/format.ts';
import type { QueueLine } from './board.ts';
import { percentText } from './queue-numbers.ts';

const OVER: Readonly<Record<Watched, (limit: number) => string>> = {
  wait: limit => `longest wait over ${duration(limit * 1000)}`,
  waiting: limit => `more than ${limit} waiting`,
  level: limit => `service level below ${percentText(limit)}`,
};

/** Why a queue is in trouble, in words; `undefined`: it is not. */
export function troubleWords({
  limits,
  verdicts,
}: Pick<QueueLine, 'limits' | 'verdicts'>): string | undefined {
  const reasons = (['wait', 'waiting', 'level'] as const).flatMap(watched => {
    const limit = limits[watched];
    return verdicts[watched]?.grade === 'over' && limit !== undefined ? [OVER[watched](limit)] : [];
  });
  return reasons.length === 0 ? undefined : `In trouble: ${reasons.join(', ')}`;
}
