import type { TextMessage, TextSession } from '../../floor/entities.ts';
import type { Millis } from '../../lib/clock.ts';

/** What of a message decides who has to answer. */
export type Turn = {
  readonly index: number;
  readonly side: 'agent' | 'customer';
  readonly at: Millis;
};

/** The turn that a message is; `undefined` when it is none: nothing was said to the customer or by them. */
export function turnOf(message: TextMessage): Turn | undefined {
  if (message.kind !== 'text' && message.kind !== 'link') return undefined;
  if (message.visibility !== 'everyone') return undefined;
  const { role } = message.from;
  if (role === 'external') return undefined;
  return { index: message.index, side: role === 'customer' ? 'customer' : 'agent', at: message.at };
}

/**
 * Who has to say something next, and since when: since the first thing that was said to them and not answered, so that
 * a customer who asks twice does not seem to have waited less.
 */
export function waitingFor(turns: Iterable<Turn>): TextSession['waitingFor'] {
  const inOrder = [...turns].sort((a, b) => a.index - b.index);
  const last = inOrder.at(-1);
  if (last === undefined) return undefined;
  const answered = inOrder.findLastIndex(turn => turn.side !== last.side);
  const first = inOrder[answered + 1] ?? last;
  return { role: last.side === 'customer' ? 'agent' : 'customer', since: first.at };
}
