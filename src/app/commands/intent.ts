import { useEffect } from 'react';
import { createStore } from 'zustand/vanilla';
import type { CommandType } from '../../floor/commands.ts';
import type { AgentId } from '../../floor/ids.ts';

/** An act that was chosen elsewhere (the palette) and is to be begun in the agent's panel. */
export type Intent = { readonly agentId: AgentId; readonly type: CommandType };

const store = createStore<{ readonly intent: Intent | undefined }>()(() => ({ intent: undefined }));

/** Leaves an intent for the panel of the agent, which takes it up when it is there. */
export function intend(intent: Intent): void {
  store.setState({ intent });
}

/** Takes up an intent about an agent, once: now, or when it comes. `begin` answers whether it was one of its own. */
export function useIntent(agentId: AgentId, begin: (type: CommandType) => boolean): void {
  useEffect(() => {
    const take = () => {
      const { intent } = store.getState();
      if (intent?.agentId === agentId && begin(intent.type)) store.setState({ intent: undefined });
    };
    take();
    return store.subscribe(take);
  }, [agentId, begin]);
}
