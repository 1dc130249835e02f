import type { FloorEvent } from '../../floor/events.ts';
import { emptyFloor } from '../../floor/floor.ts';
import type { LogEntry } from '../log/event-log.ts';
import { farewellOf } from '../log/farewell.ts';
import type { KeptEntry } from '../log/published.ts';
import { type Lens, sightOf } from './lens.ts';
import { maskEvent } from './mask.ts';
import type { KeptBatch } from './ring.ts';

/** Events as they are sent: JSON, separated by commas. */
export type Rendered =
  | { readonly kind: 'events'; readonly json: string }
  /** More came into sight than events can tell: a new snapshot is needed [FD6]. */
  | { readonly kind: 'gone' };

const GONE: Rendered = { kind: 'gone' };

/** Serialises each batch once for each lens that asks for it, however many viewers share the lens [FD3]. */
export function createRenderer() {
  const cache = new WeakMap<KeptBatch, Map<string, Rendered>>();
  return function renderBatch(lens: Lens, batch: KeptBatch): Rendered {
    const known = cache.get(batch) ?? new Map<string, Rendered>();
    cache.set(batch, known);
    const before = known.get(lens.key);
    if (before) return before;
    const rendered = renderKept(lens, batch.entries);
    known.set(lens.key, rendered);
    return rendered;
  };
}

/** The same for some entries that are still in memory. */
export function renderKept(lens: Lens, entries: readonly KeptEntry[]): Rendered {
  return render(lens, entries, entry => entry.farewell);
}

/** The same for entries read back from the log: an agent's farewell cannot be told from there any more. */
export function renderLogged(lens: Lens, entries: readonly LogEntry[]): Rendered {
  return render(lens, entries, entry => {
    const event = readEvent(entry.json);
    return event.type.startsWith('agent.') ? undefined : farewellOf(event, emptyFloor);
  });
}

/** An event as the log holds it: written by this gateway, so trusted. */
export function readEvent(json: string): FloorEvent {
  const event: FloorEvent = JSON.parse(json);
  return event;
}

function render<E extends LogEntry>(
  lens: Lens,
  entries: readonly E[],
  farewellFor: (entry: E) => readonly FloorEvent[] | undefined,
): Rendered {
  const whole = lens.customers && lens.texts && lens.reasons;
  const parts: string[] = [];
  for (const entry of entries) {
    const sight = sightOf(lens, entry.audience, isWhole(entry));
    if (sight === 'hidden') continue;
    if (sight === 'entering') return GONE;
    if (sight === 'leaving') {
      const farewell = farewellFor(entry);
      if (farewell === undefined) return GONE;
      for (const event of farewell) parts.push(JSON.stringify(maskEvent(lens, event)));
    } else if (whole) {
      parts.push(entry.json);
    } else {
      const event = readEvent(entry.json);
      const masked = maskEvent(lens, event);
      parts.push(masked === event ? entry.json : JSON.stringify(masked));
    }
  }
  return { kind: 'events', json: parts.join(',') };
}

/** Whether the event tells all there is of what it is about, so that it can come into sight by it. */
function isWhole({ json }: LogEntry): boolean {
  return !json.startsWith('{"type":"agent.changed"') && !json.startsWith('{"type":"text.session-changed"');
}
