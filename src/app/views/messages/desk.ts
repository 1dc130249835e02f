import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Floor } from '../../../floor/floor.ts';
import type { TextSessionId } from '../../../floor/ids.ts';
import type { RevealTextReply } from '../../../protocol/texts.ts';
import { type Draft, EMPTY_DRAFT } from './draft.ts';
import { emptyOutbox } from './outbox.ts';
import { marked, type ReadPlaces, withoutGone } from './read-places.ts';

/** What one person has on their desk in this tab: nothing of it leaves the page, or a trace on a conversation. */
type Desk = {
  readonly username: string | undefined;
  readonly drafts: Readonly<Record<string, Draft>>;
  /** Why one entered a conversation, by conversation. */
  readonly reasons: Readonly<Record<string, string>>;
  readonly lastReason: string | undefined;
  readonly read: ReadPlaces;
  /** What one has unmasked, by conversation. */
  readonly revealed: Readonly<Record<string, RevealTextReply>>;
};

const EMPTY: Desk = {
  username: undefined,
  drafts: {},
  reasons: {},
  lastReason: undefined,
  read: new Map(),
  revealed: {},
};

const store = createStore<Desk>()(() => EMPTY);

/** Clears the desk for whoever sits down at it, unless it is theirs. */
export function sitDown(username: string): void {
  if (store.getState().username === username) return;
  store.setState({ ...EMPTY, username });
  emptyOutbox();
}

/** What one has begun to write in a conversation. */
export function useDraft(id: TextSessionId): Draft {
  return useStore(store, ({ drafts }) => drafts[id] ?? EMPTY_DRAFT);
}

export function setDraft(id: TextSessionId, draft: Draft): void {
  store.setState(({ drafts }) => {
    const { [id]: _, ...others } = drafts;
    return {
      drafts: draft.text === '' && draft.turnedTo === undefined ? others : { ...others, [id]: draft },
    };
  });
}

/** Why one is in a conversation, and the reason given last anywhere. */
export function useReason(id: TextSessionId): {
  readonly given: string | undefined;
  readonly last: string | undefined;
} {
  const given = useStore(store, ({ reasons }) => reasons[id]);
  const last = useStore(store, ({ lastReason }) => lastReason);
  return { given, last };
}

export function giveReason(id: TextSessionId, reason: string): void {
  store.setState(({ reasons }) => ({ reasons: { ...reasons, [id]: reason }, lastReason: reason }));
}

/** What one has unmasked of a conversation; it may be over by now. */
export function useRevealedFacts(id: TextSessionId): RevealTextReply | undefined {
  return useStore(store, ({ revealed }) => revealed[id]);
}

export function rememberRevealed(id: TextSessionId, facts: RevealTextReply): void {
  store.setState(({ revealed }) => ({ revealed: { ...revealed, [id]: facts } }));
}

export function forgetRevealed(id: TextSessionId): void {
  store.setState(({ revealed: { [id]: _, ...revealed } }) => ({ revealed }));
}

/** Places up to which one has read; conversations not in it have not been seen yet. */
export function useRead(): ReadPlaces {
  return useStore(store, ({ read }) => read);
}

/** Up to where one has read a conversation. */
export function useReadUpTo(id: TextSessionId): number | undefined {
  return useStore(store, ({ read }) => read.get(id));
}

/** Remembers that one has seen a conversation up to here. */
export function markRead(id: TextSessionId, index: number): void {
  markAllRead([[id, index]]);
}

/** The same for several. */
function markAllRead(places: Iterable<readonly [TextSessionId, number]>): void {
  store.setState(({ read }) => ({ read: marked(read, places) }));
}

/** The same for conversations that one has no place in yet; where one has, it stays. */
export function markFirst(places: readonly (readonly [TextSessionId, number])[]): void {
  const { read } = store.getState();
  const first = places.filter(([id]) => !read.has(id));
  if (first.length > 0) markAllRead(first);
}

/** Lets go of what is remembered of conversations that are no longer there. */
export function forgetGone(there: Floor['texts']): void {
  store.setState(({ read }) => ({ read: withoutGone(read, there) }));
}
