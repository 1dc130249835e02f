import type { Cursor } from '../../protocol/feed.ts';
import type { FeedStatus } from './types.ts';

/** What the tabs of one browser say to each other. */
export type TabMessage =
  /** A follower is here (or still here) and would like to know how the leader is. */
  | { readonly kind: 'hello'; readonly from: string; readonly visible: boolean }
  | { readonly kind: 'bye'; readonly from: string }
  /** A new leader asks who is there. */
  | { readonly kind: 'who' }
  /** How the leader is, and how far it got. */
  | { readonly kind: 'state'; readonly status: FeedStatus; readonly cursor: Cursor | undefined }
  /** A reply of the gateway as it came. */
  | { readonly kind: 'batch'; readonly after: Cursor; readonly text: string }
  /** Somebody does not want to wait for the leader's next attempt. */
  | { readonly kind: 'retry' }
  /** Somebody signed in or out: everybody asks again who they are. */
  | { readonly kind: 'session' };

/** The line between the tabs of one browser. A tab does not hear itself. */
export type Tabs = {
  readonly say: (message: TabMessage) => void;
  readonly subscribe: (listener: (message: TabMessage) => void) => () => void;
};

/** A browser of which only this tab is known. */
export const noTabs: Tabs = { say: () => undefined, subscribe: () => () => undefined };
