import { parse } from 'secure-json-parse';
import { err, ok, type Result } from '../lib/result.ts';

/** Bounds within which a stranger's JSON is read at all. */
export type JsonLimits = {
  /** Longest text, in UTF-16 units. */
  readonly maxLength: number;
  /** Deepest nesting of objects and arrays. */
  readonly maxDepth: number;
};

export const JSON_LIMITS: JsonLimits = { maxLength: 8 * 1024 * 1024, maxDepth: 24 };

/**
 * Parses a stranger's JSON: bounded in length and depth, refused when it holds keys that reach for prototypes.
 * The error is a sentence for the log.
 */
export function parseJson(text: string, limits: JsonLimits = JSON_LIMITS): Result<unknown, string> {
  if (text.length > limits.maxLength) return err(`longer than ${limits.maxLength} characters`);
  if (isDeeperThan(text, limits.maxDepth)) return err(`nested deeper than ${limits.maxDepth} levels`);
  try {
    return ok(parse(text, undefined, { protoAction: 'error', constructorAction: 'error' }));
  } catch (error) {
    return err(error instanceof Error ? `not JSON: ${error.message.slice(0, 200)}` : 'not JSON');
  }
}

/** Counts brackets outside strings, so that depth is known before anything is built. */
function isDeeperThan(text: string, maxDepth: number): boolean {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (inString) {
      if (unit === 0x5c) i += 1;
      else if (unit === 0x22) inString = false;
    } else if (unit === 0x22) inString = true;
    else if (unit === 0x7b || unit === 0x5b) {
      depth += 1;
      if (depth > maxDepth) return true;
    } else if (unit === 0x7d || unit === 0x5d) depth -= 1;
  }
  return false;
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
