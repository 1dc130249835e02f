import { createContext, type ReactNode, use } from 'react';
import type { Clock } from '../lib/clock.ts';
import type { Fetch } from './session/request.ts';
import type { LooksStore } from './shell/looks.ts';

/** What the app takes from its surroundings. `main.tsx` hands in the real ones. */
export type Deps = {
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly looks: LooksStore;
  /** Makes an id for a command: unguessable and never used before. */
  readonly newId: () => string;
  readonly reload: () => void;
};

const DepsContext = createContext<Deps | undefined>(undefined);

/** Gives the parts below what they need from the browser. */
export function DepsProvider(props: { readonly deps: Deps; readonly children: ReactNode }) {
  return <DepsContext value={props.deps}>{props.children}</DepsContext>;
}

/** The app's surroundings. */
export function useDeps(): Deps {
  const deps = use(DepsContext);
  if (deps === undefined) throw new Error('useDeps outside of DepsProvider');
  return deps;
}
