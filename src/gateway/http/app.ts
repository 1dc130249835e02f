import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import type { Logger } from 'pino';
import type { Gateway } from '../gateway.ts';
import { withoutNumbers } from '../ops/logger.ts';
import { callerOf } from './caller.ts';
import { Refused, refusalReply, WORDS } from './errors.ts';
import { API_HEADERS, HSTS } from './headers.ts';
import { comesFromUs, isOurHost } from './origin.ts';
import { newRequestId } from './request-id.ts';
import type { Route } from './route.ts';
import { ROUTES } from './routes.ts';

type Env = { Bindings: Partial<HttpBindings> };

/** The gateway as a function from request to response: no port, no process. */
export function createApp(gateway: Gateway, logger: Logger): Hono<Env> {
  const app = new Hono<Env>();
  const hsts = gateway.origins.publicOrigin?.startsWith('https:') ? HSTS : {};
  for (const route of ROUTES) app.on(route.method, route.path, context => answer(context, route));
  app.all('/api/*', context => answer(context, undefined));
  app.notFound(context => answer(context, undefined));
  return app;

  async function answer(context: Context<Env>, route: Route | undefined): Promise<Response> {
    const request = context.req.raw;
    const requestId = newRequestId();
    const began = performance.now();
    let response: Response;
    let failure: unknown;
    try {
      guard(request);
      response = await handle(context, route, requestId);
    } catch (error) {
      failure = error;
      response = refuse(error, requestId);
    }
    for (const [name, value] of Object.entries({ ...API_HEADERS, ...hsts, 'x-request-id': requestId }))
      if (!response.headers.has(name)) response.headers.set(name, value);
    note(request, route, response.status, requestId, performance.now() - began, failure);
    return response;
  }

  /** What every request has to pass, whatever it asks for. */
  function guard(request: Request): void {
    const header = (name: string) => request.headers.get(name) ?? undefined;
    const host = header('host') ?? new URL(request.url).host;
    if (!isOurHost(host, gateway.origins))
      throw new Refused('wrong-origin', `This gateway does not answer under the name ${host.slice(0, 100)}.`);
    const provenance = {
      method: request.method,
      host,
      origin: header('origin'),
      site: header('sec-fetch-site'),
    };
    const isApi = new URL(request.url).pathname.startsWith('/api/');
    if ((isApi || request.method !== 'GET') && !comesFromUs(provenance, gateway.origins))
      throw new Refused('wrong-origin', WORDS.wrongOrigin);
  }

  async function handle(
    context: Context<Env>,
    route: Route | undefined,
    requestId: string,
  ): Promise<Response> {
    const request = context.req.raw;
    if (route === undefined) {
      const isApi = context.req.path.startsWith('/api/');
      const file = isApi ? undefined : await gateway.staticFiles(request);
      if (file === undefined) throw new Refused('not-found', WORDS.noSuchAddress);
      return file;
    }
    const remote = context.env?.incoming?.socket.remoteAddress;
    const call = {
      request,
      params: context.req.param(),
      viewer: gateway.authenticate(request.headers.get('cookie') ?? undefined),
      requestId,
      ...callerOf(remote, request.headers, gateway.trustProxy),
    };
    return route.handle(call, gateway);
  }

  function refuse(error: unknown, requestId: string): Response {
    const { code, message, headers } = refusalOf(error);
    const reply = refusalReply(code, message, requestId);
    return new Response(reply.body, {
      status: reply.status,
      headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    });
  }

  /** One line a request; never its query, which may name people, nor its body. */
  function note(
    request: Request,
    route: Route | undefined,
    status: number,
    requestId: string,
    ms: number,
    failure: unknown,
  ): void {
    const name = route?.path ?? (request.url.includes('/api/') ? 'unknown' : 'file');
    gateway.metrics.requests.observe({ method: request.method, route: name, status }, ms / 1000);
    const facts = { requestId, method: request.method, route: name, status, ms: Math.round(ms) };
    if (failure !== undefined && !(failure instanceof Refused))
      logger.error(
        {
          ...facts,
          error: withoutNumbers(String(failure)),
          stack: failure instanceof Error ? withoutNumbers(failure.stack ?? '') : '',
        },
        'request failed',
      );
    else logger[name === 'file' || name === '/healthz' ? 'debug' : 'info'](facts, 'request');
  }
}

/** What a failure is to whoever asked. */
function refusalOf(error: unknown): Refused {
  if (error instanceof Refused) return error;
  const isDisk = error instanceof Error && 'code' in error && error.code === 'ERR_SQLITE_ERROR';
  return isDisk ? new Refused('not-ready', WORDS.diskRefuses) : new Refused('internal', WORDS.internal);
}
