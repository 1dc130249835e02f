import { useCallback } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { CommandInstruction } from '../../floor/command-params.ts';
import type { CommandTarget } from '../../floor/commands.ts';
import type { PlatformId } from '../../floor/ids.ts';
import type { CommandReply, CommandRequest } from '../../protocol/commands.ts';
import { API } from '../../protocol/paths.ts';
import { useDeps } from '../deps.tsx';
import { messageOf, RequestFailure, request } from '../session/request.ts';
import type { Asked } from './receipt.ts';

type AskedState = {
  readonly asked: readonly Asked[];
  readonly dismissed: readonly string[];
  /** Why the gateway did not take acts, by id. One apply of the matrix may ask for hundreds, whose receipts have gone. */
  readonly refusals: ReadonlyMap<string, string>;
};

const EMPTY: AskedState = { asked: [], dismissed: [], refusals: new Map() };

const KEPT = 30;
const KEPT_REFUSALS = 1000;
/** Pauses before a request that did not get through is sent again, under the same id. */
const AGAIN_AFTER_MS = [800, 2500] as const;

const store = createStore<AskedState>()(() => EMPTY);

/** Acts that were asked for in this browser, oldest first. */
export function useAsked(): AskedState {
  return useStore(store);
}

/** Takes a receipt off the tray. */
export function dismiss(id: string): void {
  store.setState(({ dismissed }) => ({ dismissed: [...dismissed, id].slice(-200) }));
}

/** Forgets everything: somebody else may sit here next. */
export function forgetAsked(): void {
  store.setState(EMPTY);
}

/** After an act was asked for: the newest ones have a receipt. */
export function afterAsking(state: AskedState, asked: Asked): AskedState {
  return { ...state, asked: [...state.asked, asked].slice(-KEPT) };
}

/** After the gateway did not take an act. */
export function afterRefusal(state: AskedState, id: string, refusal: string): AskedState {
  return {
    ...state,
    asked: state.asked.map(one => (one.id === id ? { ...one, refusal } : one)),
    refusals: new Map([...state.refusals, [id, refusal] as const].slice(-KEPT_REFUSALS)),
  };
}

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
      store.setState(state => afterAsking(state, asked));
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
          const refusal = messageOf(error);
          store.setState(state => afterRefusal(state, id, refusal));
        }
      };
      void post(AGAIN_AFTER_MS);
      return id;
    },
    [fetch, clock, newId],
  );
}

/** Takes a command back while it waits; resolves with why it could not be, if so. */
export function useUndo(): (id: string) => Promise<string | undefined> {
  const { fetch } = useDeps();
  return useCallback(
    async id => {
      try {
        await request<CommandReply>(fetch, API.command(id), { method: 'DELETE' });
        return undefined;
      } catch (error) {
        return messageOf(error);
      }
    },
    [fetch],
  );
}
