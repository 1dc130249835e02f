import type * as z from 'zod';
import type { Permission } from '../../protocol/session.ts';
import type { Gateway } from '../gateway.ts';
import { mayRole } from '../people/permissions.ts';
import { readJson } from './body.ts';
import { Refused, WORDS } from './errors.ts';
import type { Viewer } from './viewer.ts';

/** Who may call a route: anybody, anybody who is signed in, or whoever has a permission. */
export type Access = 'public' | 'signed-in' | Permission;

/** What the transport knows of a request. */
export type Call = {
  readonly request: Request;
  readonly params: Readonly<Record<string, string>>;
  readonly viewer: Viewer | undefined;
  readonly requestId: string;
  /** The caller's address, for limits and the audit. */
  readonly address: string;
  /** Whether the caller sits on this machine, with no proxy between. */
  readonly isLocal: boolean;
};

/** One line of the route table. */
export type Route = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Parameters as `:name`. */
  readonly path: string;
  readonly access: Access;
  /** One line for the API's description. */
  readonly summary: string;
  readonly query: z.ZodObject | undefined;
  readonly body: z.ZodType | undefined;
  /** Status and meaning of the good answer; its schema's name, and its media types where they are not JSON alone. */
  readonly reply: {
    readonly status: number;
    readonly description: string;
    readonly type?: string;
    readonly media?: readonly string[];
  };
  readonly handle: (call: Call, gateway: Gateway) => Promise<Response>;
};

type Definition<A extends Access, Q extends z.ZodObject | undefined, B extends z.ZodType | undefined> = Omit<
  Route,
  'access' | 'query' | 'body' | 'handle'
> & {
  readonly access: A;
  readonly query?: Q;
  readonly body?: B;
  readonly handle: (
    call: Call & {
      readonly viewer: A extends 'public' ? Viewer | undefined : Viewer;
      readonly query: Q extends z.ZodType ? z.infer<Q> : undefined;
      readonly body: B extends z.ZodType ? z.infer<B> : undefined;
    },
    gateway: Gateway,
  ) => Promise<Response>;
};

/** Makes a line of the route table: checks who calls and what was sent, before the handler sees it. */
export function route<
  A extends Access,
  Q extends z.ZodObject | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
>(definition: Definition<A, Q, B>): Route {
  const { query: querySchema, body: bodySchema, access } = definition;
  type Parsed = Parameters<typeof definition.handle>[0];
  return {
    ...definition,
    query: querySchema,
    body: bodySchema,
    handle: async (call, gateway) => {
      admit(access, call.viewer);
      const search = Object.fromEntries(new URL(call.request.url).searchParams);
      const query = querySchema ? check(querySchema, search) : undefined;
      const body = bodySchema ? check(bodySchema, await readJson(call.request)) : undefined;
      const parsed = { ...call, query, body };
      return definition.handle(parsed as Parsed, gateway);
    },
  };
}

function admit(access: Access, viewer: Viewer | undefined): void {
  if (access === 'public') return;
  if (viewer === undefined) throw new Refused('not-signed-in', WORDS.notSignedIn);
  if (access !== 'signed-in' && !mayRole(viewer.person.role, access))
    throw new Refused('not-allowed', `Your role does not include ${access}.`);
}

function check<S extends z.ZodType>(schema: S, value: unknown): z.infer<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = issue?.path.join('.');
  throw new Refused('bad-request', `${place ? `${place}: ` : ''}${issue?.message ?? 'not as expected'}`);
}

/** An answer with a JSON body. */
export function json(value: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(value), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  });
}
