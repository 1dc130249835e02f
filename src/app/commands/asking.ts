import { useCallback } from 'react';
import type { CommandInstruction } from '../../floor/command-params.ts';
import type { CommandTarget } from '../../floor/commands.ts';
import type { PlatformId } from '../../floor/ids.ts';
import type { CommandReply, CommandRequest } from '../../protocol/commands.ts';
import { API } from '../../protocol/paths.ts';
import { useDeps } from '../deps.tsx';
import { messageOf, RequestFailure, request } from '../session/request.ts';
import { say } from '../ui/say.ts';
import { noteAsked, noteRefused, noteTooLate } from './asked.ts';
import type { Asked } from './receipt.ts';

/** Pauses before a request that did not get through is sent again, under the same id. */
const AGAIN_AFTER_MS = [800, 2500] as const;

/** What to do: the instruction, whom it is aimed at, and why. */
export type Order = CommandInstruction & {
  readonly platformId: PlatformId;
  readonly target: CommandTarget;
  readonly reason?: string | undefined;
};

/**
 * Asks the gateway for an act and returns its id at once. Asking again after a lost answer is safe: the id makes it
 * the same act. Its progress comes with the floor's events.
 */
export function useOrder(): (order: Order) => string {
  const { fetch, clock, newId } = useDeps();
  return useCallback(
    order => {
      const id = newId();
      const { platformId, ...rest } = order;
      const asked: Asked = { id, type: order.type, target: order.target, platformId, at: clock.now() };
      noteAsked(asked);
      const body: CommandRequest = { id, ...rest };
      const post = async (tries: readonly number[]): Promise<void> => {
        try {
          await request<CommandReply>(fetch, API.commands, { method: 'POST', body });
        } catch (error) {
          const [pause, ...later] = tries;
          if (error instanceof RequestFailure && error.code === 'unreachable' && pause !== undefined) {
            await clock.sleep(pause);
            return post(later);
          }
          noteRefused(id, messageOf(error));
        }
      };
      void post(AGAIN_AFTER_MS);
      return id;
    },
    [fetch, clock, newId],
  );
}

/** Takes a command back while it waits; that it could not be, its receipt says. */
export function useUndo(): (id: string) => Promise<void> {
  const { fetch } = useDeps();
  return useCallback(
    async id => {
      try {
        await request<CommandReply>(fetch, API.command(id), { method: 'DELETE' });
      } catch (error) {
        noteTooLate(id, messageOf(error));
        say(messageOf(error));
      }
    },
    [fetch],
  );
}
