import { useMemo } from 'react';
import type { CommandRecord } from '../../floor/commands.ts';
import { useCommands } from '../live/index.ts';
import { useSession } from '../session/use-session.ts';
import { useAsked } from './asked.ts';
import { type Asked, isGoing } from './receipt.ts';

/** A receipt: what was asked, and what the floor says of it so far. */
export type Receipt = Pick<Asked, 'id' | 'type' | 'target' | 'platformId' | 'at' | 'refusal'> & {
  readonly command: CommandRecord | undefined;
};

/** Own receipts, oldest first: what this browser asked for, and what is still under way from before a reload. */
export function useReceipts(): readonly Receipt[] {
  const { asked, dismissed } = useAsked();
  const commands = useCommands();
  const { username } = useSession().user;
  return useMemo(() => {
    const known = new Map(commands.map(command => [command.id, command]));
    const here: Receipt[] = asked.map(one => ({ ...one, command: known.get(one.id) }));
    const ids = new Set(asked.map(one => one.id));
    const before: Receipt[] = commands
      .filter(
        one => one.by.user === username && !ids.has(one.id) && isGoing(one.state) && one.state !== 'accepted',
      )
      .map(command => ({ ...command, at: command.requestedAt, refusal: undefined, command }));
    return [...before, ...here].filter(({ id }) => !dismissed.includes(id)).toSorted((a, b) => a.at - b.at);
  }, [asked, dismissed, commands, username]);
}

/** Whether it went wrong, or may have. */
export function isTrouble({ refusal, command }: Receipt): boolean {
  const state = command?.state;
  return refusal !== undefined || state === 'refused' || state === 'failed' || state === 'unknown';
}

/** Whether it waits to be sent, and can be taken back. */
export function isUndoable({ command }: Receipt): boolean {
  return command?.state === 'waiting' && command.undoUntil !== undefined;
}
