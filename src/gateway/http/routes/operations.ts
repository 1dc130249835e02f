import * as z from 'zod';
import { seesPlatform } from '../../../floor/scope.ts';
import { API } from '../../../protocol/paths.ts';
import { QUARANTINE_KEPT } from '../../ops/quarantine.ts';
import { mayRole } from '../../people/permissions.ts';
import { Refused, WORDS } from '../errors.ts';
import { describeApi } from '../openapi.ts';
import { json, type Route, route } from '../route.ts';

const quarantine = route({
  method: 'GET',
  path: API.quarantine,
  access: 'metrics.view',
  summary: 'What platforms sent that could not be understood; newest first.',
  query: z.object({ limit: z.coerce.number().int().min(1).max(QUARANTINE_KEPT).default(50) }),
  reply: { status: 200, description: 'The payloads as they came.', type: 'QuarantineReply' },
  handle: async ({ viewer, query }, { store }) => {
    const { scope } = viewer.person;
    const newest = await store.quarantine.newest(QUARANTINE_KEPT);
    // Whose agents a payload is about is not known, or it would not be here: those limited to teams see none.
    const shown = scope.teams.length > 0 ? [] : newest.filter(item => seesPlatform(scope, item.platformId));
    return json({ items: shown.slice(0, query.limit) });
  },
});

const alive = route({
  method: 'GET',
  path: '/healthz',
  access: 'public',
  summary:
    'Whether the process answers, and whether its floor is a demonstration (the sign-in page says how to get in).',
  reply: { status: 200, description: 'It does.', type: 'AliveReply' },
  handle: async (_call, { demo }) => json({ status: 'ok', demo }),
});

const ready = route({
  method: 'GET',
  path: '/readyz',
  access: 'public',
  summary: 'Whether the floor is served and events become durable.',
  reply: { status: 200, description: 'They do.', type: 'ReadyReply' },
  handle: async (_call, { isReady, keeper }) => {
    if (!isReady()) throw new Refused('not-ready', 'The gateway is starting or going down.');
    if (!keeper.isHealthy()) throw new Refused('not-ready', 'The event log cannot be written.');
    return json({ status: 'ok' });
  },
});

const metrics = route({
  method: 'GET',
  path: '/metrics',
  access: 'public',
  summary: "The gateway's own figures, for a collector on this machine or whoever has metrics.view.",
  reply: { status: 200, description: "Prometheus' text format.", media: ['text/plain'] },
  handle: async ({ viewer, isLocal, request }, gateway) => {
    const isBrowser = request.headers.has('sec-fetch-site') || request.headers.has('cookie');
    const mayView = viewer !== undefined && mayRole(viewer.person.role, 'metrics.view');
    if (!mayView && !(isLocal && !isBrowser)) throw new Refused('not-found', WORDS.noSuchAddress);
    const { text, contentType } = gateway.metrics;
    return new Response(await text(), { headers: { 'content-type': contentType } });
  },
});

/** `GET /api/openapi.json`, which describes the whole table, itself included. */
export function operationRoutes(table: () => readonly Route[]): readonly Route[] {
  const openapi = route({
    method: 'GET',
    path: API.openapi,
    access: 'signed-in',
    summary: 'This description.',
    reply: { status: 200, description: 'OpenAPI 3.1.' },
    handle: async (_call, { build, cookie }) => json(describeApi(table(), build, cookie.name)),
  });
  return [quarantine, openapi, alive, ready, metrics];
}
