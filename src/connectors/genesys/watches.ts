import type { Supervision } from '../../floor/entities.ts';
import type { FloorEvent } from '../../floor/events.ts';
import { type AgentId, entityId, nativeOf, type PlatformId } from '../../floor/ids.ts';
import type { Millis } from '../../lib/clock.ts';
import type { Seat } from './directory.ts';

/** Standing supervision of an agent's SMS channel: its next conversation, or all to come. */
export type Watch = {
  readonly agentId: AgentId;
  readonly mode: 'monitor' | 'coach' | 'barge-in';
  readonly scope: 'next' | 'all';
  readonly since: Millis;
};

/**
 * Who watches whose next conversations. Genesys confirms it by no event, so what stands here is what was last accepted
 * from us: presumed.
 */
export type Watches = {
  readonly set: (seat: Seat, watch: Watch) => FloorEvent[];
  readonly clear: (user: string, agentId: AgentId, at: Millis) => FloorEvent[];
  readonly get: (user: string, agentId: AgentId) => Watch | undefined;
  readonly of: (user: string) => readonly Watch[];
  readonly isWatched: (agentId: AgentId) => boolean;
};

export function createWatches(platformId: PlatformId): Watches {
  const all = new Map<string, Map<AgentId, { readonly watch: Watch; readonly told: Supervision }>>();
  return {
    set: (seat, watch) => {
      const told: Supervision = {
        id: entityId(platformId, `watch-${seat.user}-${nativeOf(watch.agentId)}`),
        platformId,
        agentId: watch.agentId,
        contactId: undefined,
        supervisor: { name: seat.nickname, agentId: undefined, user: seat.user },
        mode: watch.mode,
        certainty: 'presumed',
        since: watch.since,
        ended: false,
        asOf: watch.since,
      };
      const mine = all.get(seat.user) ?? new Map();
      all.set(seat.user, mine.set(watch.agentId, { watch, told }));
      return [{ type: 'supervision.changed', supervision: told }];
    },
    clear: (user, agentId, at) => {
      const entry = all.get(user)?.get(agentId);
      if (entry === undefined) return [];
      all.get(user)?.delete(agentId);
      const asOf = Math.max(at, entry.told.asOf);
      return [{ type: 'supervision.changed', supervision: { ...entry.told, ended: true, asOf } }];
    },
    get: (user, agentId) => all.get(user)?.get(agentId)?.watch,
    of: user => [...(all.get(user)?.values() ?? [])].map(({ watch }) => watch),
    isWatched: agentId => [...all.values()].some(mine => mine.has(agentId)),
  };
}
