import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Asked } from './receipt.ts';

type AskedState = {
  readonly asked: readonly Asked[];
  readonly dismissed: readonly string[];
  /** Why the gateway did not take acts, by id. One apply of the matrix may ask for hundreds, whose receipts have gone. */
  readonly refusals: ReadonlyMap<string, string>;
  /** Why acts could not be taken back, by id. */
  readonly tooLate: ReadonlyMap<string, string>;
};

const EMPTY: AskedState = { asked: [], dismissed: [], refusals: new Map(), tooLate: new Map() };

const KEPT = 30;
const KEPT_REFUSALS = 1000;
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

/** Notes that an act could not be taken back. */
export function noteTooLate(id: string, why: string): void {
  store.setState(({ tooLate }) => ({ tooLate: new Map([...tooLate, [id, why] as const].slice(-KEPT)) }));
}

/** Notes that an act was asked for. */
export function noteAsked(asked: Asked): void {
  store.setState(state => afterAsking(state, asked));
}

/** Notes that the gateway did not take an act. */
export function noteRefused(id: string, refusal: string): void {
  store.setState(state => afterRefusal(state, id, refusal));
}
