import type { StateLimits } from '../../floor/display.ts';
import { type AgentId, type PlatformId, platformOf } from '../../floor/ids.ts';
import type { Millis } from '../../lib/clock.ts';
import { createTimeHeap, type TimeHeap } from './time-heap.ts';
import type { Listed } from './types.ts';

/** Who is over the limit of the state, and who will be when. */
export type Limits = {
  /** Whether an agent is over the limit now; if not yet, remembers when that will be. */
  readonly isOver: (row: Listed) => boolean;
  readonly forget: (id: AgentId) => void;
  /** Agents whose limit has passed since they were last asked about. */
  readonly crossed: () => readonly AgentId[];
};

/** One heap of moments per platform, since each platform's time can stand still. */
export function createLimits(limits: StateLimits, nowOf: (platformId: PlatformId) => Millis): Limits {
  const heaps = new Map<PlatformId, TimeHeap<AgentId>>();

  function heapOf(platformId: PlatformId): TimeHeap<AgentId> {
    const known = heaps.get(platformId);
    if (known !== undefined) return known;
    const heap = createTimeHeap<AgentId>();
    heaps.set(platformId, heap);
    return heap;
  }

  return {
    isOver({ id, platformId, display, since }) {
      const limit = limits[display];
      const at = limit === undefined || since === undefined ? undefined : since + limit * 1000;
      const over = at !== undefined && nowOf(platformId) >= at;
      heapOf(platformId).set(id, over ? undefined : at);
      return over;
    },
    forget: id => heapOf(platformOf(id)).set(id, undefined),
    crossed: () => [...heaps].flatMap(([platformId, heap]) => heap.due(nowOf(platformId))),
  };
}
