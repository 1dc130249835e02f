import type { CommandRecord } from '../../../../floor/commands.ts';
import type { Batch } from './draft.ts';

/** How one change of a batch stands. */
export type ItemState = 'going' | 'pending' | 'done' | 'failed' | 'off';

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
    default:
      return 'failed';
  }
}

/** The state of each item, and how many are in each. */
export function batchStates(
  batch: Batch,
  commands: ReadonlyMap<string, CommandRecord>,
  refusals: ReadonlyMap<string, string>,
): { readonly states: readonly ItemState[]; readonly counts: Readonly<Record<ItemState, number>> } {
  const counts: Record<ItemState, number> = { going: 0, pending: 0, done: 0, failed: 0, off: 0 };
  const states = batch.items.map(({ commandId }) => {
    const state = itemState(commands.get(commandId), refusals.get(commandId));
    counts[state] += 1;
    return state;
  });
  return { states, counts };
}
