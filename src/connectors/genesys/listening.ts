import type { AgentId } from '../../floor/ids.ts';
import type { Clock, Millis } from '../../lib/clock.ts';
import type { GenesysConfig } from './config.ts';
import type { Conversations } from './conversations.ts';
import type { Desk } from './desk.ts';

/** Lets the reading user monitor every conversation, so that transcripts are there before anybody opens them. */
export type Listening = {
  /** An agent's conversations have been listed. */
  readonly listed: (agentId: AgentId, ids: readonly string[]) => void;
  readonly stop: () => Promise<void>;
};

/** A conversation that could not be entered is tried again after so long. */
const AGAIN_MS = 60_000;

/** One Intrude after the other, as silent monitor; what cannot be entered is left alone for a while. */
export function createListening(given: {
  readonly config: Pick<GenesysConfig, 'resource'>;
  readonly clock: Clock;
  readonly desk: Desk;
  readonly conversations: Conversations;
}): Listening {
  const { config, clock, desk, conversations } = given;
  const waiting = new Map<string, AgentId>();
  const triedAt = new Map<string, Millis>();
  let working: Promise<void> | undefined;
  let stopped = false;

  const isDue = (id: string) => {
    const state = conversations.legOf(desk.seat().user, id)?.state;
    if (state === 'chatting' || desk.invitations.isExpected(id)) return false;
    return clock.now() - (triedAt.get(id) ?? Number.NEGATIVE_INFINITY) >= AGAIN_MS;
  };

  const work = async () => {
    while (!stopped) {
      const [next] = waiting;
      if (next === undefined) return;
      const [id, agentId] = next;
      waiting.delete(id);
      if (!conversations.isLive(id) || !isDue(id)) continue;
      if ((await desk.ready()) !== undefined) return;
      triedAt.set(id, clock.now());
      desk.invitations.expect(id, 'monitor', agentId);
      const result = await desk.onAgent(agentId, `${config.resource}/${encodeURIComponent(id)}`, {
        operationName: 'Intrude',
        supervisorVisibilityMode: 'Monitor',
      });
      if (result.kind !== 'done') desk.invitations.give(id);
    }
  };

  return {
    listed: (agentId, ids) => {
      if (stopped) return;
      desk.linked();
      for (const id of triedAt.keys()) if (!conversations.isLive(id)) triedAt.delete(id);
      for (const id of ids) if (isDue(id)) waiting.set(id, agentId);
      if (waiting.size === 0 || working !== undefined) return;
      working = work().finally(() => {
        working = undefined;
      });
    },
    stop: async () => {
      stopped = true;
      await working;
      await desk.close();
    },
  };
}
