import type { Hono } from 'hono';
import { SUBSCRIPTION_MODELS } from '../../connectors/netsapiens/wire-write.ts';
import type { Clock } from '../../lib/clock.ts';
import type { FaultBoard } from '../faults.ts';
import type { StoryAgent, StoryContact } from '../story/types.ts';
import { isConversation, messageSessionRow, olderCallRow } from './contact-rows.ts';
import { DOMAIN } from './directory.ts';
import { bodyOf, failure, page, textOf } from './replies.ts';
import { agentPost, datetime, type Row, type Scene } from './rows.ts';

type Subscription = { -readonly [K in string]: string | number } & { id: string };

/** Sends a post; the subset of `fetch` that is used. */
export type Post = (url: string, init: RequestInit) => Promise<Response>;

export type Subscriptions = {
  readonly agentChanged: (agent: StoryAgent) => void;
  readonly contactChanged: (contact: StoryContact) => void;
  readonly close: () => void;
};

/** Changes of so long are posted together. */
const GATHER_MS = 250;
const PATIENCE_MS = 5_000;

/** Event subscriptions. Posts go to this computer alone, whatever address was given; the rest stays `pending`. */
export function addSubscriptions(
  app: Hono,
  given: {
    readonly scene: Scene;
    readonly clock: Clock;
    readonly faults: FaultBoard;
    readonly random: () => number;
    readonly post: Post | undefined;
  },
): Subscriptions {
  const { scene, clock, faults, random, post } = given;
  const held = new Map<string, Subscription>();
  const agents = new Set<StoryAgent>();
  const calls = new Set<StoryContact>();
  const texts = new Set<StoryContact>();
  const closing = new AbortController();
  let gathering = false;

  const list = () => [...held.values()];
  for (const base of ['/subscriptions', '/domains/:domain/subscriptions']) {
    app.get(base, c => page(c, faults, list()));
    app.post(base, async c => {
      const body = await bodyOf(c.req.raw);
      const model = body && textOf(body, 'model');
      const url = body && textOf(body, 'post-url');
      if (body === undefined || !SUBSCRIPTION_MODELS.some(known => known === model))
        return failure(400, 'model is not known');
      if (url === undefined || !URL.canParse(url)) return failure(400, 'post-url is not an address');
      const domain = textOf(body, 'domain') ?? DOMAIN;
      const user = textOf(body, 'user') ?? '*';
      const twin = list().find(
        each =>
          each.model === model && each['post-url'] === url && each.domain === domain && each.user === user,
      );
      if (twin !== undefined)
        return Response.json(
          { message: 'Subscription ID already Exists or matching set of parameters already exists' },
          { status: 409 },
        );
      const now = scene.stage.now();
      const subscription: Subscription = {
        id: Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16)).join(''),
        model: model ?? '',
        'post-url': url,
        'subscription-geo-support': textOf(body, 'subscription-geo-support') ?? 'yes',
        'user-scope': 'Office Manager',
        reseller: '*',
        domain,
        user,
        'subscription-creation-datetime': datetime(scene, now),
        'subscription-expires-datetime': datetime(scene, now + 20 * 365 * 86_400_000),
        'preferred-server': `core1.${DOMAIN}`,
        'current-active-server': '',
        status: 'pending',
        'error-count': 0,
        'posts-count': 0,
      };
      held.set(subscription.id, subscription);
      return c.json(subscription);
    });
    app.delete(`${base}/:id`, c =>
      held.delete(c.req.param('id'))
        ? c.json({ code: 202, message: 'Accepted' }, 202)
        : failure(404, 'Subscription does not exist'),
    );
  }
  app.get('/subscriptions/:id', c => {
    const found = held.get(c.req.param('id'));
    return found === undefined ? failure(404, 'Subscription does not exist') : c.json(found);
  });

  const send = async (model: string, rows: readonly Row[]) => {
    for (const subscription of list()) {
      const url = String(subscription['post-url']);
      if (subscription.model !== model || rows.length === 0 || !isLoopback(url) || post === undefined)
        continue;
      const patience = AbortSignal.any([closing.signal, timeout(clock, closing.signal)]);
      const ok = await post(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(rows),
        redirect: 'manual',
        signal: patience,
      }).then(
        response => response.status <= 302,
        () => false,
      );
      subscription['posts-count'] = Number(subscription['posts-count']) + 1;
      if (!ok) subscription['error-count'] = Number(subscription['error-count']) + 1;
      subscription.status = ok ? 'active' : 'error';
    }
  };

  const gather = () => {
    if (gathering || held.size === 0 || closing.signal.aborted) return;
    gathering = true;
    void clock.sleep(GATHER_MS, closing.signal).then(async () => {
      gathering = false;
      if (closing.signal.aborted) return;
      const told = {
        agent: [...agents].flatMap(agent => scene.book.ofAgent(agent)).map(entry => agentPost(scene, entry)),
        call: [...calls].map(contact => ({
          ...olderCallRow(scene, contact),
          ...(contact.status === 'ended' ? { remove: 'yes' } : {}),
        })),
        messagesession: [...texts].map(contact => messageSessionRow(scene, contact)),
      };
      agents.clear();
      calls.clear();
      texts.clear();
      for (const [model, rows] of Object.entries(told)) await send(model, rows);
    });
  };

  return {
    agentChanged: agent => {
      if (held.size === 0) return;
      agents.add(agent);
      gather();
    },
    contactChanged: contact => {
      if (held.size === 0) return;
      if (contact.channel === 'voice') calls.add(contact);
      else if (isConversation(contact) || contact.status === 'ended') texts.add(contact);
      gather();
    },
    close: () => closing.abort(),
  };
}

function timeout(clock: Clock, closing: AbortSignal): AbortSignal {
  const late = new AbortController();
  void clock.sleep(PATIENCE_MS, closing).then(() => late.abort());
  return late.signal;
}

/** Whether an address is this computer's own. */
export function isLoopback(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { hostname, protocol } = new URL(url);
  return /^https?:$/.test(protocol) && /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}
