import type { Notice } from '../../floor/entities.ts';
import type { FloorEvent } from '../../floor/events.ts';
import { type AgentId, entityId, type PlatformId } from '../../floor/ids.ts';
import type { ConnectorContext } from '../connector.ts';
import { createEmitter } from '../emitter.ts';
import { rawText } from '../json.ts';
import type { Leftover } from './map-agents.ts';

/** The connector's one mouth: events leave in the order in which they were said. */
export type Teller = {
  readonly tell: (events: readonly FloorEvent[]) => void;
  /** Resolves when everything said so far is durable. */
  readonly flushed: () => Promise<unknown>;
  readonly notice: (agentId: AgentId | undefined, level: Notice['level'], title: string) => void;
  readonly quarantine: (source: string, leftovers: readonly Leftover[]) => void;
};

const RAW_LENGTH = 64 * 1024;

export function createTeller(context: ConnectorContext, platformId: PlatformId, signal: AbortSignal): Teller {
  const emit = createEmitter(context, signal);
  let tail: Promise<unknown> = Promise.resolve();
  let notices = 0;

  const tell = (events: readonly FloorEvent[]) => {
    if (events.length === 0) return;
    // Not one after the other: the emitter keeps the order, and what comes together becomes durable together.
    const durable = emit(events);
    const before = tail;
    tail = before.then(() => durable);
  };

  return {
    tell,
    flushed: () => tail,
    notice: (agentId, level, title) => {
      const now = context.clock.now();
      notices += 1;
      const notice: Notice = {
        id: entityId(platformId, `notice-${now}-${notices}`),
        platformId,
        agentId,
        kind: 'Genesys',
        title,
        detail: undefined,
        level,
        links: [],
        raw: undefined,
        asOf: now,
      };
      tell([{ type: 'notice.received', notice }]);
    },
    quarantine: (source, leftovers) => {
      for (const { reason, raw } of leftovers) {
        context.quarantine({ platformId, source, reason, raw: rawText(raw, RAW_LENGTH) });
        context.count('quarantined', { source });
      }
    },
  };
}
