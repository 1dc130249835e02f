import * as z from 'zod';
import type { Millis } from '../../lib/clock.ts';

// Readers of single values. All are tolerant: what is absent, empty or of another type reads as `undefined`, never as
// a plausible default. Numbers, booleans and dates mostly come as text (NICE, "Agent Session Events").

/** Longest text kept of one vendor field, in UTF-16 units. */
export const LONGEST_TEXT = 64 * 1024;

const EARLIEST = Date.UTC(1990, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);
const ISO = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2})?(\.\d{1,3})?\d*\s?(Z|[+-]\d{2}:?\d{2})?$/i;

function toText(value: unknown): string | undefined {
  if (typeof value === 'string') return value.length > LONGEST_TEXT ? value.slice(0, LONGEST_TEXT) : value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** Text that says something: `undefined` for the empty text by which CXone says "none". */
function toFilled(value: unknown): string | undefined {
  const found = toText(value)?.trim();
  return found === '' ? undefined : found;
}

/** Reads "12", 12 and " 12 "; anything that is not a whole number within safe range is `undefined`. */
export function toInteger(value: unknown): number | undefined {
  const found = toFilled(value);
  if (found === undefined || !/^[+-]?\d{1,16}$/.test(found)) return undefined;
  const number = Number(found);
  return Number.isSafeInteger(number) ? number : undefined;
}

function toDecimal(value: unknown): number | undefined {
  const found = toFilled(value);
  return found !== undefined && /^[+-]?\d{1,16}(\.\d{1,16})?$/.test(found) ? Number(found) : undefined;
}

/** Reads True/False, On/Off, Yes/No and 1/0 in any case. */
export function toFlag(value: unknown): boolean | undefined {
  switch (toFilled(value)?.toLowerCase()) {
    case 'true':
    case 'on':
    case 'yes':
    case '1':
      return true;
    case 'false':
    case 'off':
    case 'no':
    case '0':
      return false;
    default:
      return undefined;
  }
}

/**
 * Reads a point in time as epoch milliseconds: ISO 8601 with or without zone (none means UTC) and with any fraction,
 * or epoch milliseconds as number or text. Dates that only mean "none" (year 1, 1970) are `undefined`.
 */
export function toTime(value: unknown): Millis | undefined {
  const found = toFilled(value);
  if (found === undefined || found.length > 40) return undefined;
  const epoch = /^\d{12,14}$/.test(found) ? Number(found) : parseIso(found);
  return epoch !== undefined && epoch >= EARLIEST && epoch < LATEST ? epoch : undefined;
}

function parseIso(value: string): Millis | undefined {
  const parts = ISO.exec(value);
  if (parts === null) return undefined;
  const [, day, minute, second = ':00', fraction = '', zone = 'Z'] = parts;
  const offset = zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone.toUpperCase();
  const time = Date.parse(`${day}T${minute}${second}${fraction}${offset}`);
  return Number.isNaN(time) ? undefined : time;
}

/** A word of a documented list, and the word as it came; `known` is `undefined` for a word that no page documents. */
export type Word<K extends string> = { readonly known: K | undefined; readonly word: string };

function wordReader<K extends string>(words: readonly K[]): (value: unknown) => Word<K> | undefined {
  const byLower = new Map(words.map(word => [word.toLowerCase(), word]));
  return value => {
    const found = toFilled(value);
    return found === undefined ? undefined : { known: byLower.get(found.toLowerCase()), word: found };
  };
}

const optional = <T>(read: (value: unknown) => T | undefined) => z.unknown().optional().transform(read);

const required = <T>(read: (value: unknown) => T | undefined, what: string) =>
  z
    .unknown()
    .optional()
    .transform((value, context): T => {
      const found = read(value);
      if (found !== undefined) return found;
      context.addIssue({ code: 'custom', message: `is not ${what}` });
      return z.NEVER;
    });

/** Text as it came, possibly empty. */
export const text = optional(toText);
/** Text that says something; the empty text reads as `undefined`. */
export const filled = optional(toFilled);
/** An id: a number or text, kept as text. "-1" (CXone's "no contact") and "" read as `undefined`. */
export const id = optional(value => {
  const found = toFilled(value);
  return found === '-1' ? undefined : found;
});
export const integer = optional(toInteger);
export const decimal = optional(toDecimal);
export const flag = optional(toFlag);
export const time = optional(toTime);
export const word = <K extends string>(words: readonly K[]) => optional(wordReader(words));

export const neededText = required(toFilled, 'a text');
export const neededId = required(value => {
  const found = toFilled(value);
  return found === '-1' ? undefined : found;
}, 'an id');
export const neededTime = required(toTime, 'a time');
export const neededWord = <K extends string>(words: readonly K[]) => required(wordReader(words), 'a word');

/** A list of which only the items that can be read are kept; anything but a list reads as empty. */
export const list = <S extends z.ZodType>(item: S, longest = 20_000) =>
  z
    .unknown()
    .optional()
    .transform((value): z.output<S>[] =>
      Array.isArray(value)
        ? value.slice(0, longest).flatMap((entry: unknown) => {
            const read = item.safeParse(entry);
            return read.success ? [read.data] : [];
          })
        : [],
    );

/** An object, keys in any case: each own key is renamed to the shape's spelling, other keys are left out. */
export function caseless<S extends z.ZodRawShape>(shape: S, aliases: Readonly<Record<string, string>> = {}) {
  const names = new Map(Object.keys(shape).map(key => [key.toLowerCase(), key]));
  for (const [alias, name] of Object.entries(aliases)) names.set(alias.toLowerCase(), name);
  return z.preprocess(value => renameKeys(value, names), z.object(shape));
}

function renameKeys(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const renamed: Record<string, unknown> = {};
  for (const [key, entry] of Object.entries(value)) {
    const name = names.get(key.toLowerCase());
    if (name !== undefined && (renamed[name] === undefined || key === name)) renamed[name] = entry;
  }
  return renamed;
}
