import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { STATE_IDS } from '../../connectors/genesys/wire.ts';
import {
  MONITORING_MODES,
  SMS_CHANNEL,
  SUPERVISOR_MODES,
  type SupervisorMode,
} from '../../connectors/genesys/wire-text.ts';
import type { CreateSkin } from '../skin.ts';
import { logIn, logOut } from '../story/sessions.ts';
import { comeBack } from '../story/shifts.ts';
import { createAgentControl } from './agent-control.ts';
import { type Conversations, createConversations } from './conversations.ts';
import { beginHouseRounds } from './house.ts';
import { inspect } from './inspect.ts';
import { createLegOperations } from './leg-operations.ts';
import type { Leg, User } from './model.ts';
import { createNotifications } from './notifications.ts';
import { createReactions } from './reactions.ts';
import { done, Refusal, refused } from './refusal.ts';
import { createRender } from './render.ts';
import { createSupervising } from './supervising.ts';
import { createUsers, PASSWORD } from './users.ts';
import { CsrfRefusal, createWebSessions, type WebSession } from './web-sessions.ts';

type Env = { Variables: { session: WebSession } };

const bodySchema = z.looseObject({ operationName: z.string().min(1) });
type Body = z.infer<typeof bodySchema>;

/** Genesys Web Services v2, as its own clients know it. */
export const createGenesysSkin: CreateSkin = ({ stage, wireTime, random }) => {
  let origin = 'http://127.0.0.1:4100';
  const users = createUsers(stage);
  const render = createRender(wireTime, () => origin);
  const web = createWebSessions(users);
  const bayeux = createNotifications();
  const { notify } = bayeux;
  const supervising = createSupervising({ stage, render, notify, conversations: () => conversations });
  const conversations: Conversations = createConversations({
    stage,
    users,
    render,
    notify,
    onBegun: session => supervising.begun(session),
  });
  const control = createAgentControl({ stage, users, render, notify });
  const reactions = createReactions(stage, random, () => conversations);
  const operateLeg = createLegOperations({ stage, conversations, render, notify, reactions });
  beginHouseRounds({
    stage,
    supervisors: users.all.filter(({ supervisor, agent }) => supervisor && agent.acts),
    conversations,
  });

  const app = new Hono<Env>().basePath('/genesys/api/v2');

  app.use(async (context, next) => {
    origin = new URL(context.req.url).origin;
    context.set('session', web.of(context.req.raw));
    await next();
    web.sign(context.res, context.get('session'));
  });
  app.onError((error, context) => {
    if (!(error instanceof Refusal)) throw error;
    const response = refused(error);
    if (error instanceof CsrfRefusal) return web.sign(response, error.session);
    const session = context.get('session');
    return session === undefined ? response : web.sign(response, session);
  });
  app.notFound(() => refused(new Refusal('notFound', 'Resource is not found')));

  const me = (context: Context<Env>) => context.get('session').user;
  const userAt = (context: Context<Env>): User => {
    const user = users.byId(context.req.param('id') ?? '');
    if (user === undefined) throw new Refusal('notFound', 'User is not found');
    return user;
  };
  const legAt = (context: Context<Env>): Leg => {
    const leg = conversations.find(context.req.param('id') ?? '')?.legs.get(me(context).id);
    if (leg === undefined) throw new Refusal('notFound', 'SMS session is not found');
    return leg;
  };
  const mustSupervise = (context: Context<Env>) => {
    if (!me(context).supervisor)
      throw new Refusal('permissionDenied', 'User does not have supervisor permissions');
  };

  /** A user with the parts that were asked for by `subresources`. */
  const userWith = (user: User, asked: string, own: boolean) => {
    const wants = (part: string) => asked === '*' || asked.split(',').includes(part);
    const off = control.offOf(user);
    const legs = conversations.legsOf(user).map(leg => render.leg(leg, leg.state === 'Chatting'));
    const sessions = own ? legs : conversations.ofAgent(user).map(render.listed);
    return {
      ...render.user(user),
      ...(wants('channels') ? { channels: render.channels(user.agent, off) } : {}),
      ...(wants('devices') ? { devices: [render.device(user, off)] } : {}),
      ...(wants('skills') ? { skills: [] } : {}),
      ...(wants('smssessions') ? { smssessions: sessions } : {}),
      ...(wants('smsessions') && asked !== '*' ? { smsessions: sessions } : {}),
    };
  };

  app.get('/me', context =>
    done({ user: userWith(me(context), context.req.query('subresources') ?? '', true) }),
  );
  app.post('/me', async context => {
    const user = me(context);
    const { operationName } = await readBody(context);
    if (operationName === 'StartContactCenterSession') logIn(stage, user.agent, { withLeg: true });
    else if (operationName === 'EndContactCenterSession') {
      if (logOut(stage, user.agent, false).ok) comeBack(stage, user.agent);
    } else control.set(user, undefined, operationName);
    return done();
  });
  app.post('/me/channels/:channel', async context => {
    const { operationName } = await readBody(context);
    control.set(me(context), context.req.param('channel'), operationName);
    return done();
  });

  for (const resource of ['smssessions', 'smsessions']) {
    app.get(`/me/${resource}`, context => {
      const legs = conversations.legsOf(me(context));
      if (context.req.query('fields') === undefined)
        return done({ uris: legs.map(leg => render.leg(leg, false).uri) });
      return done({ [resource]: legs.map(leg => render.leg(leg, true)) });
    });
    app.get(`/me/${resource}/:id`, context =>
      done({ [resource.slice(0, -1)]: render.leg(legAt(context), true) }),
    );
    app.get(`/me/${resource}/:id/messages`, context => {
      const leg = legAt(context);
      if (leg.state !== 'Chatting' && leg.state !== 'LeftChat')
        throw new Refusal('invalidState', `Messages are not available in state ${leg.state}`);
      const from = Math.max(1, Number(context.req.query('startIndex') ?? 1) || 1);
      const count = Number(context.req.query('count') ?? 0) || 0;
      const all = render.messages(leg, leg.session.log).filter(({ index }) => index >= from);
      return done({ messages: count > 0 ? all.slice(0, count) : all });
    });
    app.post(`/me/${resource}/:id`, async context => {
      const body = await readBody(context);
      return done(operateLeg(legAt(context), body.operationName, body));
    });
    app.post(`/users/:id/${resource}/:session`, async context => {
      const user = userAt(context);
      const session = conversations.find(context.req.param('session') ?? '');
      if (session === undefined || session.agent !== user)
        throw new Refusal('notFound', 'SMS session is not found');
      const body = await readBody(context);
      if (body.operationName !== 'Intrude')
        throw new Refusal('validationError', `Operation ${body.operationName} is not supported`);
      supervising.intrude(me(context), session, modeIn(body.supervisorVisibilityMode));
      return done();
    });
  }

  app.get('/users', context => {
    if (context.req.query('fields') === undefined)
      return done({ uris: users.all.map(user => render.user(user).uri) });
    const asked = context.req.query('subresources') ?? '';
    return done({ users: users.all.map(user => userWith(user, asked, false)) });
  });
  app.get('/users/:id', context => {
    const asked = context.req.query('subresources') ?? '';
    if (asked.includes('sessions')) mustSupervise(context);
    return done({ user: userWith(userAt(context), asked, false) });
  });
  app.post('/users/:id/channels/:channel', async context => {
    const user = userAt(context);
    const channel = context.req.param('channel');
    const body = await readBody(context);
    mustSupervise(context);
    if (channel !== SMS_CHANNEL || isState(body.operationName)) {
      control.set(user, channel, body.operationName);
      // The vendor's pages of these operations print the code as text.
      return Response.json({ statusCode: '0' });
    }
    if (body.operationName === 'CancelSupervisorMonitoring') supervising.cancel(me(context), user);
    else {
      const once = monitoringIn(body.supervisorMonitoringMode) === 'NextChat';
      const nickname = typeof body.nickname === 'string' ? body.nickname : me(context).userName;
      const mode = modeIn(body.operationName);
      if (mode === undefined) throw new Refusal('parameterMissing', 'operationName is missing');
      supervising.monitor({ supervisor: me(context), agent: user, mode, nickname, once });
    }
    return done();
  });

  app.get('/settings/agent-states', () =>
    done({
      settings: [
        { id: STATE_IDS.ready, displayName: 'Ready', operationName: 'Ready' },
        { id: STATE_IDS.notReady, displayName: 'Not Ready', operationName: 'NotReady' },
        { id: STATE_IDS.offline, displayName: 'Offline', operationName: 'Offline' },
      ],
    }),
  );
  // Clients of CometD append the kind of message, or a bare slash, to the address unless told not to.
  for (const path of ['/notifications', '/notifications/*'])
    app.post(path, context => bayeux.handle(context.req.raw, me(context)));

  return {
    fetch: app.fetch,
    suffer: fault => {
      if (fault.fault !== 'expire-token') return;
      web.expire();
      bayeux.forget();
    },
    close: () => {
      conversations.close();
      control.close();
      bayeux.close();
    },
    inspect: () => inspect(conversations, supervising),
    credentials: {
      basic: users.all
        .filter(({ supervisor }) => supervisor)
        .map(({ userName }) => `${userName}:${PASSWORD}`),
      agents: `any agent's user name, password ${PASSWORD}`,
      csrf: 'needed by requests that only a cookie signs: send the header that X-CSRF-HEADER names',
      notifications: '/genesys/api/v2/notifications',
    },
  };
};

async function readBody(context: Context<Env>): Promise<Body> {
  let value: unknown;
  try {
    value = JSON.parse(await context.req.raw.clone().text());
  } catch {
    throw new Refusal('validationError', 'Request body is not valid JSON');
  }
  const body = bodySchema.safeParse(value);
  if (!body.success) throw new Refusal('parameterMissing', 'Parameter operationName is missing');
  return body.data;
}

function modeIn(value: unknown): SupervisorMode | undefined {
  if (value === undefined) return undefined;
  const mode = SUPERVISOR_MODES.find(each => each === value);
  if (mode === undefined)
    throw new Refusal('validationError', `Value ${String(value).slice(0, 40)} is not valid`);
  return mode;
}

function monitoringIn(value: unknown): (typeof MONITORING_MODES)[number] {
  if (value === undefined) return 'AllChats';
  const mode = MONITORING_MODES.find(each => each === value);
  if (mode === undefined) throw new Refusal('validationError', 'supervisorMonitoringMode is not valid');
  return mode;
}

const isState = (operation: string) =>
  operation === 'Ready' || operation === 'NotReady' || operation === 'Offline';
