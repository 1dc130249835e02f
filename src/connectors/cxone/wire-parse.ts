import type * as z from 'zod';
import { type CxoneEvent, type CxoneEventType, EVENT_SCHEMAS } from './wire-events.ts';

/** What became of one event of a get-next-event answer. `raw` is the event as it came. */
export type ParsedEvent =
  | { readonly kind: 'known'; readonly event: CxoneEvent; readonly raw: unknown }
  /** A type that no page documents, or that is documented only by name: kept, counted and shown. */
  | { readonly kind: 'unknown'; readonly type: string; readonly raw: unknown }
  /** Not an event, or an event without what makes it one: quarantined. */
  | {
      readonly kind: 'malformed';
      readonly type: string | undefined;
      readonly reason: string;
      readonly raw: unknown;
    };

const TYPES = new Map(eventTypes().map(type => [type.toLowerCase(), type]));
const LONGEST_TYPE = 128;

/** Every event type that is understood. */
export function eventTypes(): CxoneEventType[] {
  return Object.keys(EVENT_SCHEMAS).filter((type): type is CxoneEventType =>
    Object.hasOwn(EVENT_SCHEMAS, type),
  );
}

/** Reads one event: `Type` or `type`, keys in any case, values in any of CXone's shapes. It never throws. */
export function parseEvent(raw: unknown): ParsedEvent {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    return { kind: 'malformed', type: undefined, reason: 'is not an object', raw };
  const type = typeOf(raw);
  if (type === undefined) return { kind: 'malformed', type, reason: 'has no type', raw };
  const known = TYPES.get(type.toLowerCase());
  if (known === undefined) return { kind: 'unknown', type, raw };
  const read = readAs(known, raw);
  if (read.success) return { kind: 'known', event: read.data, raw };
  return { kind: 'malformed', type: known, reason: reasonOf(read.error), raw };
}

function readAs(type: CxoneEventType, raw: object): z.ZodSafeParseResult<CxoneEvent> {
  const schema: z.ZodType<CxoneEvent> = EVENT_SCHEMAS[type];
  const fields = Object.entries(raw).filter(([key]) => key.toLowerCase() !== 'type' && key !== '__proto__');
  return schema.safeParse({ ...Object.fromEntries(fields), Type: type });
}

function typeOf(raw: object): string | undefined {
  for (const key of ['Type', 'type', 'TYPE']) {
    const value: unknown = Object.hasOwn(raw, key) ? Reflect.get(raw, key) : undefined;
    if (typeof value === 'string' && value.trim() !== '') return value.trim().slice(0, LONGEST_TYPE);
  }
  return undefined;
}

function reasonOf(error: z.ZodError): string {
  const [issue] = error.issues;
  return issue === undefined ? 'cannot be read' : `${issue.path.join('.')} ${issue.message}`.slice(0, 300);
}
