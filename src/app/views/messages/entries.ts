import type { TextMessage } from '../../../floor/entities.ts';

/** One line of a transcript as it is shown. */
export type Entry = {
  /** Names the line as long as it is there: lines that come before it do not change it. */
  readonly key: string;
  /** A new day begins with it. */
  readonly day: number | undefined;
} & (
  | { readonly kind: 'unread'; readonly count: number }
  | {
      readonly kind: 'event';
      readonly message: TextMessage;
      /** Was inside before: it is who sees them that has changed. */
      readonly again: boolean;
    }
  | {
      readonly kind: 'said';
      readonly message: TextMessage;
      /** Whether the line says who, when and to whom: not repeated while the same person goes on. */
      readonly head: boolean;
      readonly side: 'customer' | 'agent';
    }
);

/** A pause after which the sender is named again. */
const PAUSE_MS = 3 * 60_000;

/** Where one had read to when one came back, and how much was new then. */
export type Mark = { readonly after: number; readonly count: number };

/** The lines of a transcript, with a mark above what was new. */
export function entriesOf(
  messages: readonly TextMessage[],
  mark: Mark | undefined,
  dayOf: (at: number) => string,
): readonly Entry[] {
  const entries: Entry[] = [];
  let day: string | undefined;
  let marked = mark === undefined || mark.count === 0;
  let before: TextMessage | undefined;
  const inside = new Set<string>();
  for (const message of messages) {
    const today = dayOf(message.at);
    let begins = today === day ? undefined : message.at;
    if (begins !== undefined) before = undefined;
    day = today;
    if (!marked && mark !== undefined && message.index > mark.after) {
      entries.push({ kind: 'unread', key: 'unread', day: begins, count: mark.count });
      begins = undefined;
      before = undefined;
      marked = true;
    }
    const key = `${message.index}`;
    if (!isSaid(message)) {
      const { kind, from } = message;
      entries.push({
        kind: 'event',
        key,
        day: begins,
        message,
        again: kind === 'joined' && inside.has(from.id),
      });
      if (kind === 'joined') inside.add(from.id);
      else if (kind === 'left') inside.delete(from.id);
      before = undefined;
      continue;
    }
    const side = message.from.role === 'customer' ? 'customer' : 'agent';
    entries.push({ kind: 'said', key, day: begins, message, head: !goesOn(before, message), side });
    before = message;
  }
  return entries;
}

/** Whether somebody said it, rather than that something happened. */
export function isSaid({ kind }: TextMessage): boolean {
  return kind === 'text' || kind === 'link';
}

/** How many things were said after a place. */
export function unreadIn(messages: readonly TextMessage[], readUpTo: number): number {
  let count = 0;
  for (let at = messages.length - 1; at >= 0; at -= 1) {
    const message = messages[at];
    if (message === undefined || message.index <= readUpTo) break;
    if (isSaid(message)) count += 1;
  }
  return count;
}

function goesOn(before: TextMessage | undefined, message: TextMessage): boolean {
  return (
    before !== undefined &&
    before.from.id === message.from.id &&
    before.visibility === message.visibility &&
    message.at - before.at < PAUSE_MS
  );
}

/** Two stretches of one transcript as one, by index; where both have a message, `newer` knows better. */
export function joined(
  older: readonly TextMessage[],
  newer: readonly TextMessage[],
  most = Number.POSITIVE_INFINITY,
): readonly TextMessage[] {
  if (older.length === 0) return newer;
  if (newer.length === 0) return older;
  const first = newer[0]?.index ?? 0;
  if ((older.at(-1)?.index ?? 0) < first) return [...older, ...newer].slice(-most);
  const byIndex = new Map(older.map(message => [message.index, message]));
  for (const message of newer) byIndex.set(message.index, message);
  return [...byIndex.values()].sort((a, b) => a.index - b.index).slice(-most);
}
