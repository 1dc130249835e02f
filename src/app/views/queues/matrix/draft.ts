import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { AgentId, QueueId } from '../../../../floor/ids.ts';
import { type CellChange, keyOf } from './changes.ts';

/** One apply: its changes, each with the command that was asked for it. */
export type Batch = {
  readonly id: string;
  readonly items: readonly { readonly cell: CellChange; readonly commandId: string }[];
  readonly reason: string | undefined;
};

type AgentDraft = ReadonlyMap<QueueId, CellChange>;

type State = {
  /** Whose it is: somebody else may sit here next. */
  readonly owner: string | undefined;
  readonly byAgent: ReadonlyMap<AgentId, AgentDraft>;
  readonly count: number;
  readonly batch: Batch | undefined;
};

const EMPTY: State = { owner: undefined, byAgent: new Map(), count: 0, batch: undefined };

/** Changes that are drafted and not sent. Local to this browser tab; they outlive the view. */
const store = createStore<State>()(() => EMPTY);

/** Says who sits here: another person's draft is forgotten. */
export function sitDown(user: string): void {
  if (store.getState().owner !== user) store.setState({ ...EMPTY, owner: user });
}

/** Drafts changes; `undefined` takes a cell's draft back. */
export function draft(
  cells: readonly (Pick<CellChange, 'queueId' | 'agentId'> & { readonly to: CellChange | undefined })[],
): void {
  const byAgent = new Map(store.getState().byAgent);
  for (const { queueId, agentId, to } of cells) {
    const own = new Map(byAgent.get(agentId));
    if (to === undefined) own.delete(queueId);
    else own.set(queueId, to);
    if (own.size === 0) byAgent.delete(agentId);
    else byAgent.set(agentId, own);
  }
  store.setState({ byAgent, count: countOf(byAgent) });
}

export function discard(): void {
  store.setState({ byAgent: new Map(), count: 0 });
}

/** Remembers what was sent, and forgets its draft. */
export function begin(batch: Batch): void {
  const sent = new Set(batch.items.map(({ cell }) => keyOf(cell)));
  const left = drafted().filter(cell => !sent.has(keyOf(cell)));
  store.setState({ batch, byAgent: new Map(), count: 0 });
  draft(left.map(cell => ({ ...cell, to: cell })));
}

export function closeBatch(): void {
  store.setState({ batch: undefined });
}

/** All drafted changes, queue by queue. */
export function drafted(): readonly CellChange[] {
  return [...store.getState().byAgent.values()].flatMap(own => [...own.values()]);
}

function countOf(byAgent: State['byAgent']): number {
  let count = 0;
  for (const own of byAgent.values()) count += own.size;
  return count;
}

/** An agent's drafted changes; the same object while they stay the same. */
export function useAgentDraft(agentId: AgentId): AgentDraft | undefined {
  return useStore(store, state => state.byAgent.get(agentId));
}

export function useDraft(): State['byAgent'] {
  return useStore(store, state => state.byAgent);
}

export function useDraftCount(): number {
  return useStore(store, state => state.count);
}

export function useBatch(): Batch | undefined {
  return useStore(store, state => state.batch);
}
