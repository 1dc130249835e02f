import type { ServiceLevelFormula } from '../../../floor/entities.ts';
import type { QueueId } from '../../../floor/ids.ts';
import { SERVICE_LEVEL_NAMES } from '../../../floor/service-level.ts';
import { byFormula, type CountedQueue } from '../../../floor/tally.ts';

/** The formula that an entry of the address names for this queue; ids may have dots, too. */
const named = (entry: string, id: QueueId): ServiceLevelFormula | undefined =>
  SERVICE_LEVEL_NAMES.find(name => entry === `${id}.${name}`);

/** A queue with its service level by the formula that the address names for it, if it does. */
export function asChosen(queue: CountedQueue, own: readonly string[] | undefined): CountedQueue {
  const entry = own?.findLast(one => named(one, queue.id) !== undefined);
  const formula = entry === undefined ? undefined : named(entry, queue.id);
  return formula === undefined ? queue : byFormula(queue, formula);
}

/** The address's formulas after one was chosen; the configured one is left out. */
export function withFormula(
  own: readonly string[] | undefined,
  { id, tally }: CountedQueue,
  formula: ServiceLevelFormula,
): readonly string[] | undefined {
  const others = (own ?? []).filter(entry => named(entry, id) === undefined);
  const next = formula === tally?.formula ? others : [...others, `${id}.${formula}`];
  return next.length === 0 ? undefined : next;
}
