import type { Context } from 'hono';
import type { StoryAgent } from '../story/types.ts';

/**
 * One call of the API, read: where a parameter stands (path, query, JSON or form body, a search's `filter`) does not
 * matter, nor its case.
 */
export type Call = {
  readonly request: Request;
  /** Whoever the token acts for; absent only on calls that need no token. */
  readonly actor: StoryAgent;
  readonly param: (name: string) => string;
  /** A parameter of the query or the body; empty text counts as absent. */
  readonly arg: (name: string) => string | undefined;
  readonly flag: (name: string) => boolean;
  /** The body as JSON; `undefined` when there is none. */
  readonly body: unknown;
};

/** A body that is not what its content type says. */
export class UnreadableBody extends Error {}

/** Reads a request. */
export async function readCall(context: Context, actor: StoryAgent): Promise<Call> {
  const request = context.req.raw;
  const text = request.body === null ? '' : await request.text();
  // NICE's own client sends forms that it calls JSON.
  const isForm =
    /x-www-form-urlencoded/i.test(request.headers.get('content-type') ?? '') || /^\w+=/.test(text);
  const body = text === '' ? undefined : isForm ? Object.fromEntries(new URLSearchParams(text)) : parse(text);
  const query = new URL(request.url).searchParams;
  const named = new Map<string, string>();
  for (const [key, value] of [...membersOf(field(body, 'filter')), ...membersOf(body)])
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      named.set(key.toLowerCase(), String(value));
  for (const [key, value] of query) named.set(key.toLowerCase(), value);

  const arg = (name: string) => {
    const value = named.get(name.toLowerCase())?.trim();
    return value === '' || value === 'null' || value === 'undefined' ? undefined : value;
  };
  return {
    request,
    actor,
    body,
    arg,
    param: name => context.req.param(name) ?? '',
    flag: name => arg(name)?.toLowerCase() === 'true',
  };
}

/** The members of a list in the body, by the list's name in any case. */
export function bodyList(body: unknown, name: string): readonly unknown[] | undefined {
  if (Array.isArray(body)) return body;
  if (typeof body !== 'object' || body === null) return undefined;
  const found = Object.entries(body).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
  return Array.isArray(found) ? found : undefined;
}

/** A field of a body's member, in any case. */
export function field(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}

/** Numbers in a list of a search's `filter`, or of the body itself; `undefined` when none were asked for. */
export function idsIn({ body }: Call, name: string): ReadonlySet<number> | undefined {
  const list = bodyList(field(body, 'filter'), name) ?? field(body, name);
  return Array.isArray(list) && list.length > 0 ? new Set(list.map(Number)) : undefined;
}

function membersOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UnreadableBody('the body is not JSON');
  }
}
