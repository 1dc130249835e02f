import { Hono } from 'hono';
import type { Skin, SkinContext } from '../skin.ts';
import { logOut } from '../story/sessions.ts';
import type { StoryAgent } from '../story/types.ts';
import { type Call, readCall, UnreadableBody } from './call.ts';
import { feedStreams } from './feed.ts';
import { createPast } from './past.ts';
import { routablePath } from './paths.ts';
import { agentOf, allAgents, type Cxone } from './platform.ts';
import { refused } from './reply.ts';
import { API_PREFIX, ROUTES, type Route } from './routes.ts';
import { createStreams } from './streams.ts';
import { createTokens } from './tokens.ts';

/** NICE CXone, played by the story. */
export function createCxoneSkin(context: SkinContext): Skin {
  const { stage, clock } = context;
  const cxone: Cxone = {
    ...context,
    time: context.wireTime,
    tokens: createTokens(clock, context.random),
    streams: createStreams(clock),
    kept: new Map(),
    codes: new Map(),
    past: createPast(
      stage,
      [...stage.agents.values()].filter(({ platform }) => platform === 'cxone'),
    ),
    openedAt: stage.now(),
    moved: new Map(),
  };
  const feed = feedStreams(cxone);
  const stop = stage.listen(fact => {
    if (fact.type === 'agent-state' && fact.agent.platform === 'cxone') cxone.past.note(fact.agent);
    feed(fact);
  });

  const app = new Hono({ getPath: request => routablePath(new URL(request.url).pathname) });
  for (const route of ROUTES)
    app.on(route.method, addressOf(route), async honoContext => {
      const actor = route.open ? nobody(cxone) : actorOf(cxone, honoContext.req.raw);
      if (actor === undefined) return unauthorised();
      return handle(cxone, route, await readCall(honoContext, actor));
    });
  for (const path of new Set(ROUTES.map(addressOf)))
    app.all(path, () => refused(405, 'MethodNotAllowed', 'This request has another method.'));
  app.notFound(c =>
    c.req.path.includes('/agent-sessions//')
      ? refused(405, 'MethodNotAllowed', 'The agent session Id is empty.')
      : refused(404, 'NotFound', 'No such request.'),
  );
  app.onError(error => {
    if (error instanceof UnreadableBody) return refused(400, 'InvalidBody', error.message);
    throw error;
  });

  return {
    fetch: request => app.fetch(request),
    suffer: fault => {
      switch (fault.fault) {
        case 'expire-token':
          return cxone.tokens.expireAll();
        case 'end-session': {
          const agent = agentOf(cxone, fault.agentId);
          if (agent) logOut(stage, agent, true);
          return;
        }
        case 'unknown-event': {
          const event = {
            Type: 'FloorPlanChanged',
            Detail: 'A type that no page documents',
            IISHost: 'IIS-A01',
          };
          for (const agent of fault.agentId ? [agentOf(cxone, fault.agentId)] : allAgents(cxone))
            if (agent) cxone.streams.push(agent, [event]);
        }
      }
    },
    close: () => {
      stop();
      cxone.streams.wakeAll();
    },
    credentials: {
      accessKey: 'demo-key',
      secret: 'demo-secret',
      asAgent: 'demo-key-<agentId> with the same secret acts as that agent',
      supervisors: allAgents(cxone)
        .filter(agent => agent.supervisor)
        .map(agent => ({ agentId: agent.id, name: `${agent.first} ${agent.last}` })),
    },
  };
}

function addressOf({ open, path }: Route): string {
  return `/cxone${open ? '' : API_PREFIX}${path}`;
}

async function handle(cxone: Cxone, route: Route, call: Call): Promise<Response> {
  const response = await route.handle(cxone, call);
  const correlation = call.request.headers.get('correlationid');
  if (correlation !== null && /^[\w-]{1,100}$/.test(correlation))
    response.headers.set('correlationid', correlation);
  return response;
}

function actorOf(cxone: Cxone, request: Request): StoryAgent | undefined {
  const [, token] = /^Bearer\s+(\S+)$/i.exec(request.headers.get('authorization') ?? '') ?? [];
  return token === undefined ? undefined : agentOf(cxone, cxone.tokens.agentOf(token));
}

/** Calls without a token are nobody's; the first agent stands in, and no such call asks who it is. */
function nobody(cxone: Cxone): StoryAgent | undefined {
  return allAgents(cxone)[0];
}

function unauthorised(): Response {
  const response = refused(401, 'InvalidSecurityUser', 'The token is missing, wrong or expired.');
  response.headers.set('www-authenticate', 'Bearer error="invalid_token"');
  return response;
}
