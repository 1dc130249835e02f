import { useRef } from 'react';
import type { TextMessage } from '../../../floor/entities.ts';
import { KEPT, type TextThread } from '../../../floor/floor.ts';
import { joined } from './entries.ts';

/** Longest transcript that is kept while a conversation is open. */
const MOST = 3000;

/**
 * The messages of a conversation as long as it is open: what the floor holds, and what it has let go of since. The
 * floor keeps the newest ones only.
 */
export function useTranscript({ session, messages }: TextThread): {
  readonly messages: readonly TextMessage[];
  /** There may be more before the first one than the floor holds. */
  readonly mayGoOn: boolean;
} {
  const held = useRef<{ readonly id: string; readonly messages: readonly TextMessage[] }>(undefined);
  const before = held.current?.id === session.id ? held.current.messages : [];
  const all = before === messages ? messages : joined(before, messages, MOST);
  held.current = { id: session.id, messages: all };
  return { messages: all, mayGoOn: messages.length >= KEPT.messages };
}
