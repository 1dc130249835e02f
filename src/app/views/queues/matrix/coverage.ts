import type { DisplayState } from '../../../../floor/display.ts';
import type { Membership } from '../../../../floor/entities.ts';
import type { AgentId, QueueId } from '../../../../floor/ids.ts';
import { isLoggedIn } from '../../../../floor/membership.ts';
import { afterChange, type CellChange } from './changes.ts';

/** How a queue is served: members logged in to it who are at work, and those of them who are free. */
export type Coverage = { readonly serving: number; readonly free: number };

export type CoverageChange = {
  readonly queueId: QueueId;
  readonly before: Coverage;
  readonly after: Coverage;
};

const FREE: readonly DisplayState[] = ['available-idle', 'available-busy'];

/** What changes do to each queue that they touch, in the order in which it is touched. */
export function coverageOf(
  changes: readonly CellChange[],
  membersOf: (queueId: QueueId) => readonly Pick<Membership, 'agentId' | 'availability'>[],
  stateOf: (id: AgentId) => DisplayState | undefined,
): readonly CoverageChange[] {
  const byQueue = Map.groupBy(changes, ({ queueId }) => queueId);
  return [...byQueue].map(([queueId, own]) => {
    const now = new Set(
      membersOf(queueId).flatMap(one =>
        isLoggedIn(one) || one.availability === 'unknown' ? [one.agentId] : [],
      ),
    );
    const then = new Set(now);
    for (const { agentId, before, change } of own) {
      if (afterChange(before, change) === 'in') then.add(agentId);
      else then.delete(agentId);
    }
    return { queueId, before: count(now, stateOf), after: count(then, stateOf) };
  });
}

function count(ids: ReadonlySet<AgentId>, stateOf: (id: AgentId) => DisplayState | undefined): Coverage {
  let serving = 0;
  let free = 0;
  for (const id of ids) {
    const state = stateOf(id);
    if (state === undefined || state === 'logged-out') continue;
    serving += 1;
    if (FREE.includes(state)) free += 1;
  }
  return { serving, free };
}
