import { nativeOf } from '../../floor/ids.ts';
import type { Typing, TypingOutcome } from '../connector.ts';
import type { Conversations } from './conversations.ts';
import type { Desk } from './desk.ts';
import { gateTyping } from './gates.ts';

/** Sends a typing notice over a person's own leg, where they have one and its mode lets that audience know of them. */
export async function showTyping(
  notice: Typing,
  conversations: Pick<Conversations, 'legOf'>,
  desk: Pick<Desk, 'seat' | 'operate'> | undefined,
): Promise<TypingOutcome> {
  if (desk === undefined) return 'held-back';
  const id = nativeOf(notice.sessionId);
  const gated = gateTyping(conversations.legOf(desk.seat().user, id), notice);
  if (!gated.ok) return 'held-back';
  // Not in the lane of commands: what somebody sends must never wait for the news that they are writing it.
  const { kind } = await desk.operate(id, gated.request.operation, {}, 'stream');
  return kind === 'done' ? 'sent' : 'failed';
}
