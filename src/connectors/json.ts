import { parse, scan } from 'secure-json-parse';
import { err, ok, type Result } from '../lib/result.ts';

/** Bounds within which a stranger's JSON is read at all. */
export type JsonLimits = {
  /** Longest text, in UTF-16 units. */
  readonly maxLength: number;
  /** Deepest nesting of objects and arrays. */
  readonly maxDepth: number;
};

export const JSON_LIMITS: JsonLimits = { maxLength: 64 * 1024 * 1024, maxDepth: 24 };

/** What is nested deeper than this is not looked into at all. */
const HOPELESS_DEPTH = 200;

/**
 * Parses a stranger's JSON: bounded in length and depth, refused when it holds keys that reach for prototypes. Where
 * such keys, or too deep a nesting, are within one item of a list, that item alone becomes its own JSON text, which no
 * schema of a row takes: it is set aside, and its neighbours are read. The error is a sentence for the log.
 */
export function parseJson(text: string, limits: JsonLimits = JSON_LIMITS): Result<unknown, string> {
  if (text.length > limits.maxLength) return err(`longer than ${limits.maxLength} characters`);
  const hopeless = Math.max(HOPELESS_DEPTH, limits.maxDepth);
  const depth = depthOf(text, hopeless);
  if (depth > hopeless) return err(`nested deeper than ${hopeless} levels`);
  try {
    const harmless: unknown = parse(text, undefined, { safe: true });
    if (depth <= limits.maxDepth && harmless !== null) return ok(harmless);
    return withoutHarm(JSON.parse(text), limits.maxDepth);
  } catch (error) {
    return err(error instanceof Error ? `not JSON: ${withoutText(error.message)}` : 'not JSON');
  }
}

/** The parser's message without the stretch of the text that it quotes: it may be what somebody wrote. */
function withoutText(message: string): string {
  return message.replace(/,? (\.\.\.)?".*"(\.\.\.)? is not valid JSON$/s, '').slice(0, 200);
}

/** Looks for the outermost lists, and takes what is harmful out of them item by item. */
function withoutHarm(value: unknown, depthLeft: number): Result<unknown, string> {
  if (typeof value !== 'object' || value === null) return ok(value);
  if (depthLeft < 1) return err('nested too deep');
  if (Array.isArray(value))
    return ok(value.map(item => (isHarmless(item, depthLeft - 1) ? item : JSON.stringify(item))));
  const members: [string, unknown][] = [];
  for (const [key, member] of Object.entries(value)) {
    if (key === '__proto__' || (key === 'constructor' && typeof member === 'object'))
      return err('has a key that reaches for prototypes');
    const clean = withoutHarm(member, depthLeft - 1);
    if (!clean.ok) return clean;
    members.push([key, clean.value]);
  }
  return ok(Object.fromEntries(members));
}

function isHarmless(value: unknown, depthLeft: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (scan(value, { safe: true }) === null) return false;
  return depthOf(JSON.stringify(value), depthLeft) <= depthLeft;
}

/**
 * Counts brackets outside strings, so that depth is known before anything is built. Stops where it is more than `most`;
 * strings, which are most of a text, are leapt over.
 */
function depthOf(text: string, most: number): number {
  let depth = 0;
  let deepest = 0;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit === 0x22) i = endOfString(text, i);
    else if (unit === 0x7b || unit === 0x5b) {
      depth += 1;
      if (depth > deepest) deepest = depth;
      if (depth > most) return deepest;
    } else if (unit === 0x7d || unit === 0x5d) depth -= 1;
  }
  return deepest;
}

/** Where the string that begins at `start` ends: its quotation mark, or the end of a text that broke off. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let before = end - 1;
    while (text.charCodeAt(before) === 0x5c) before -= 1;
    const isEscaped = (end - before) % 2 === 0;
    if (!isEscaped) return end;
  }
  return text.length;
}

/** Anything as text for quarantine and notices: cut, and never throwing (circular values, BigInt). */
export function rawText(value: unknown, maxLength: number): string {
  let text: string;
  try {
    text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  } catch {
    text = Object.prototype.toString.call(value);
  }
  return text.length > maxLength ? `${text.slice(0, maxLength - 1).toWellFormed()}…` : text;
}
