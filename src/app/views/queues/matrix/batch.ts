import type { CommandRecord } from '../../../../floor/commands.ts';
import type { Batch } from './draft.ts';

/** How one change of a batch stands. `unknown`: it may have happened, so that it is not tried again with the failed ones. */
export type ItemState = 'going' | 'pending' | 'done' | 'failed' | 'unknown' | 'off';

/** What a change has come to: by its command, or by why the gateway did not take it. */
export function itemState(command: CommandRecord | undefined, refusal: string | undefined): ItemState {
  if (refusal !== undefined) return 'failed';
  switch (command?.state) {
    case undefined:
    case 'waiting':
    case 'sent':
      return 'going';
    case 'accepted':
      return 'pending';
    case 'observed':
      return 'done';
    case 'cancelled':
      return 'off';
    case 'unknown':
      return 'unknown';
    default:
      return 'failed';
  }
}

const seen = new WeakMap<Batch, Map<string, CommandRecord>>();

/**
 * The commands of a batch, as last heard: the floor keeps the newest few hundred of all supervisors, and what has fallen
 * out of it is not under way again.
 */
export function commandsOf(
  batch: Batch,
  commands: readonly CommandRecord[],
): ReadonlyMap<string, CommandRecord> {
  const known = seen.get(batch) ?? new Map<string, CommandRecord>();
  seen.set(batch, known);
  const own = new Set(batch.items.map(({ commandId }) => commandId));
  for (const command of commands) if (own.has(command.id)) known.set(command.id, command);
  return known;
}

/** The state of each item, and how many are in each. */
export function batchStates(
  batch: Batch,
  commands: ReadonlyMap<string, CommandRecord>,
  refusals: ReadonlyMap<string, string>,
): { readonly states: readonly ItemState[]; readonly counts: Readonly<Record<ItemState, number>> } {
  const counts: Record<ItemState, number> = { going: 0, pending: 0, done: 0, failed: 0, unknown: 0, off: 0 };
  const states = batch.items.map(({ commandId }) => {
    const state = itemState(commands.get(commandId), refusals.get(commandId));
    counts[state] += 1;
    return state;
  });
  return { states, counts };
}
