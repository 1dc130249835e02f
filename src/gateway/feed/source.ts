import type { EventLog } from '../log/event-log.ts';
import type { Lens } from './lens.ts';
import { createRenderer, type Rendered, renderKept, renderLogged } from './render.ts';
import type { KeptBatch, Ring } from './ring.ts';

/** How far behind a cursor may be before a new snapshot is cheaper than the events, in events. */
export const LONGEST_PAGE = 10_000;

/** Finds what a lens shows of a stretch of events: from memory, or from the log for those that fell behind. */
export type EventSource = {
  /** From memory; `undefined` when memory does not reach back to `after`. */
  readonly recent: (lens: Lens, after: number, until: number) => Rendered | undefined;
  /** From the log [FD2]. */
  readonly older: (lens: Lens, after: number, until: number) => Promise<Rendered>;
};

export function createEventSource(ring: Ring, log: EventLog): EventSource {
  const renderBatch = createRenderer();

  const renderPart = (lens: Lens, { entries }: KeptBatch, after: number, until: number) =>
    renderKept(
      lens,
      entries.filter(({ sequence }) => sequence > after && sequence <= until),
    );

  return {
    recent: (lens, after, until) => {
      const batches = ring.between(after, until);
      if (batches === undefined) return undefined;
      const parts: string[] = [];
      for (const batch of batches) {
        const whole = batch.first > after && batch.last <= until;
        const rendered = whole ? renderBatch(lens, batch) : renderPart(lens, batch, after, until);
        if (rendered.kind === 'gone') return rendered;
        if (rendered.json !== '') parts.push(rendered.json);
      }
      return { kind: 'events', json: parts.join(',') };
    },
    older: async (lens, after, until) => {
      try {
        const { first } = await log.bounds();
        if (after < first - 1 || until - after > LONGEST_PAGE) return { kind: 'gone' };
        return renderLogged(lens, await log.read({ after, until, limit: LONGEST_PAGE }));
      } catch {
        // The disk does not give it back: a snapshot, which is in memory, does as well.
        return { kind: 'gone' };
      }
    },
  };
}
