import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { CommandRecord } from '../../../floor/commands.ts';
import type { TextSessionId } from '../../../floor/ids.ts';
import { useAsked } from '../../commands/asked.ts';
import { useCommands } from '../../live/index.ts';
import type { Audience } from './draft.ts';

/** A message on its way: shown until it is seen in the transcript, kept when it was not sent. */
export type Outgoing = {
  readonly commandId: string;
  readonly sessionId: TextSessionId;
  readonly text: string;
  readonly audience: Audience;
};

/** How a message on its way is doing. */
export type Going = Outgoing & {
  readonly state: 'going' | 'taken' | 'failed' | 'unknown';
  readonly why: string | undefined;
};

const store = createStore<{ readonly out: readonly Outgoing[] }>()(() => ({ out: [] }));

export function putOut(message: Outgoing): void {
  store.setState(({ out }) => ({ out: [...out, message].slice(-50) }));
}

/** The message needs no place any more: it was seen, or put away. */
export function takeIn(commandId: string): void {
  store.setState(({ out }) => ({ out: out.filter(one => one.commandId !== commandId) }));
}

/** Forgets everything: somebody else may sit here next. */
export function emptyOutbox(): void {
  store.setState({ out: [] });
}

/** Own messages in a conversation that are not seen in its transcript yet, oldest first. */
export function useOutbox(sessionId: TextSessionId): readonly Going[] {
  const out = useStore(store, state => state.out);
  const commands = useCommands();
  const { refusals } = useAsked();
  const going = useMemo(() => {
    const here = out.filter(one => one.sessionId === sessionId);
    if (here.length === 0) return [];
    const known = new Map(commands.map(command => [command.id, command]));
    return here.map(one => ({ ...one, ...howItGoes(known.get(one.commandId), refusals.get(one.commandId)) }));
  }, [out, sessionId, commands, refusals]);
  useEffect(() => {
    for (const { commandId, state } of going) if (state === 'taken') takeIn(commandId);
  }, [going]);
  return going;
}

/** What has become of a message, by its command. */
export function howItGoes(
  command: Pick<CommandRecord, 'state' | 'outcome'> | undefined,
  refusal: string | undefined,
): Pick<Going, 'state' | 'why'> {
  if (refusal !== undefined) return { state: 'failed', why: refusal };
  switch (command?.state) {
    case 'observed':
      return { state: 'taken', why: undefined };
    case 'refused':
    case 'failed':
    case 'cancelled':
      return { state: 'failed', why: command.outcome?.message };
    case 'unknown':
      return { state: 'unknown', why: command.outcome?.message };
    default:
      return { state: 'going', why: undefined };
  }
}
