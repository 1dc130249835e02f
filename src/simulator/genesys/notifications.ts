import cometd, { type ServerSession } from 'cometd-nodejs-server';
import type { User } from './model.ts';

/** Genesys' Bayeux end, by the CometD project's own server. */
export type Notifications = {
  /** One Bayeux request of a user who is signed in. A held poll is answered when there is news. */
  readonly handle: (request: Request, user: User) => Promise<Response>;
  readonly notify: (user: User, channel: string, data: unknown) => void;
  /** Forgets all clients: their next poll is told to begin anew. */
  readonly forget: () => void;
  readonly close: () => void;
};

/** Patterns of topics that a user may subscribe to; all but `/v2/users` are the user's own. */
const TOPICS = /^\/(v2\/me(\/.*)?|v2\/(\*|\*\*|users(\/.*)?)|\*\*|notifications\/.*)$/;

export function createNotifications(options: { readonly heldMs?: number } = {}): Notifications {
  const server = cometd.createCometDServer({
    timeout: options.heldMs ?? 30_000,
    maxInterval: 20_000,
    maxSessionsPerBrowser: -1,
  });
  const clients = new Map<User, Set<ServerSession>>();
  let shaking: User | undefined;

  server.policy = {
    canHandshake: (session, _message, answer) => {
      const user = shaking;
      if (user === undefined) {
        answer(undefined, false);
        return;
      }
      const mine = clients.get(user) ?? new Set();
      clients.set(user, mine.add(session));
      session.addListener('removed', () => mine.delete(session));
      answer(undefined, true);
    },
    canCreate: (_session, _message, channel, answer) => answer(undefined, TOPICS.test(channel)),
    canSubscribe: (_session, _message, channel, answer) => answer(undefined, TOPICS.test(channel.name)),
    canPublish: (_session, _message, _channel, answer) => answer(undefined, false),
  };

  return {
    handle: async (request, user) => {
      let messages: unknown;
      try {
        messages = JSON.parse(await request.text());
      } catch {
        return new Response(null, { status: 400 });
      }
      const list = Array.isArray(messages) ? messages : [messages];
      return new Promise(resolve => {
        const exchange = createExchange(request, list, resolve);
        shaking = user;
        server.handle(exchange.request, exchange.response);
        shaking = undefined;
      });
    },
    notify: (user, channel, data) => {
      for (const session of clients.get(user) ?? [])
        if (session.subscriptions.some(({ name }) => matches(name, channel)))
          session.deliver(null, channel, data);
    },
    forget: () => {
      for (const sessions of clients.values()) for (const session of [...sessions]) session.disconnect();
    },
    close: () => {
      for (const sessions of clients.values()) for (const session of [...sessions]) session.disconnect();
      server.close();
    },
  };
}

/** Whether a topic's pattern covers a channel: `*` one more level, `**` any. */
function matches(pattern: string, channel: string): boolean {
  if (pattern === channel) return true;
  if (pattern.endsWith('/**')) return channel.startsWith(pattern.slice(0, -2));
  if (!pattern.endsWith('/*')) return false;
  const head = pattern.slice(0, -1);
  return channel.startsWith(head) && !channel.slice(head.length).includes('/');
}

/**
 * The parts of Node's request and response that the CometD server uses, on a web Request and Response: so that Bayeux
 * passes through the same faults and the same journal as every other call, with a port or without.
 */
function createExchange(request: Request, body: readonly unknown[], resolve: (response: Response) => void) {
  const headers = new Headers();
  const finished = new Set<(error?: Error) => void>();
  const failed = new Set<(error?: Error) => void>();
  const socket = { destroyed: request.signal.aborted };
  const response = {
    statusCode: 200,
    socket,
    setHeader: (name: string, value: string) => headers.append(name, value),
    addListener: (event: string, listener: (error?: Error) => void) => {
      if (event === 'finish') finished.add(listener);
      if (event === 'error') failed.add(listener);
    },
    end: (content?: string) => {
      resolve(new Response(content ?? null, { status: response.statusCode, headers }));
      for (const listener of finished) listener();
    },
  };
  request.signal.addEventListener('abort', () => {
    socket.destroyed = true;
    // The client is gone: nobody hears this answer.
    resolve(new Response(null, { status: 499 }));
  });
  return {
    request: { method: request.method, headers: { cookie: request.headers.get('cookie') ?? '' }, body },
    response,
  };
}
