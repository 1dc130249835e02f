import type { CommandState } from '../../floor/commands.ts';
import type { FloorEvent } from '../../floor/events.ts';
import { observes } from '../../floor/observe.ts';
import type { Clock } from '../../lib/clock.ts';
import type { StoredCommand } from '../store/store.ts';

/** How long after it was sent a command's effect is looked for, in milliseconds. */
export const WATCH_MS = 15 * 60_000;

/** Looks for the effects of commands in what the platforms tell [CM8]. */
export type Watch = {
  /** Begins to look for a command that was sent. */
  readonly add: (command: StoredCommand) => void;
  /** Takes in what came of it: only what may have happened is looked for on. */
  readonly settle: (command: StoredCommand) => void;
  readonly see: (event: FloorEvent) => void;
};

const LOOKED_FOR: readonly CommandState[] = ['sent', 'accepted', 'unknown'];

type Watched = { command: StoredCommand; isSeen: boolean };

/** Makes a watch that tells `onObserved` once of each command whose effect was seen and whose answer is known. */
export function createWatch(clock: Clock, onObserved: (command: StoredCommand) => void): Watch {
  const watched = new Map<string, Watched>();
  /** Ids of watched commands by the agent or conversation they are about. */
  const about = new Map<string, Set<string>>();

  const keysOf = ({ request: { target } }: StoredCommand) =>
    [target.agentId, target.sessionId].filter(key => key !== undefined);
  const drop = (command: StoredCommand) => {
    watched.delete(command.record.id);
    for (const key of keysOf(command)) {
      const ids = about.get(key);
      ids?.delete(command.record.id);
      if (ids?.size === 0) about.delete(key);
    }
  };
  const tell = (entry: Watched) => {
    // The effect may be seen before the platform's answer has come: the answer is waited for.
    if (!entry.isSeen || entry.command.record.state === 'sent') return;
    drop(entry.command);
    onObserved(entry.command);
  };

  return {
    add: command => {
      watched.set(command.record.id, { command, isSeen: false });
      for (const key of keysOf(command)) about.set(key, (about.get(key) ?? new Set()).add(command.record.id));
    },
    settle: command => {
      const entry = watched.get(command.record.id);
      if (!entry) return;
      entry.command = command;
      if (LOOKED_FOR.includes(command.record.state)) tell(entry);
      else drop(command);
    },
    see: event => {
      for (const key of keysOfEvent(event)) {
        for (const id of [...(about.get(key) ?? [])]) {
          const entry = watched.get(id);
          const sentAt = entry?.command.sentAt;
          if (!entry || sentAt === undefined) continue;
          if (clock.now() - sentAt > WATCH_MS) drop(entry.command);
          else if (!entry.isSeen && observes({ ...entry.command.request, sentAt }, event)) {
            entry.isSeen = true;
            tell(entry);
          }
        }
      }
    },
  };
}

function keysOfEvent(event: FloorEvent): readonly string[] {
  switch (event.type) {
    case 'agent.session-ended':
    case 'agent.state-changed':
    case 'agent.session-changed':
    case 'membership.removed':
      return [event.agentId];
    case 'membership.changed':
      return [event.membership.agentId];
    case 'supervision.changed':
      return [event.supervision.agentId];
    case 'text.session-changed':
      return [event.session.id];
    case 'text.message-added':
      return [event.sessionId];
    default:
      return [];
  }
}
