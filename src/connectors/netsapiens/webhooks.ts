import { hash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock, Millis } from '../../lib/clock.ts';
import type { ConnectorMemory, Log } from '../connector.ts';
import { isOk } from '../http.ts';
import { parseJson } from '../json.ts';
import type { Api } from './api.ts';
import { type SubscriptionWrite, subscriptionRowSchema } from './wire-write.ts';

/** Event subscriptions: NetSapiens posts to this gateway, and what it posts about is read again at once. */
export type Webhooks = {
  /** Makes sure that the subscriptions exist. False: not all of them could be made. */
  readonly ensure: (domain: string, signal: AbortSignal) => Promise<boolean>;
  /** A post came in. False: the path is not ours. */
  readonly receive: (path: string, body: string) => boolean;
  /** Whether posts came lately, so that polling may slow down. */
  readonly areAlive: (model: Model) => boolean;
  /** Takes the subscriptions back. */
  readonly remove: () => Promise<void>;
};

/** What is subscribed to; NetSapiens has no model for queues. */
export const MODELS = ['agent', 'call', 'messagesession'] as const;
export type Model = (typeof MODELS)[number];

const TOKEN_KEY = 'webhook-token';
const ALIVE_MS = 120_000;
const TIMEOUT_MS = 5_000;

/**
 * Posts carry no signature, so the path is the secret: 256 bits, kept in the connector's memory so that subscriptions
 * survive a restart. What is posted is not documented for agents, and could be made up by whoever learned the path: a
 * post is taken as a hint to read, never as a fact.
 */
export function createWebhooks(given: {
  readonly platformId: string;
  readonly publicUrl: string;
  readonly api: Api;
  readonly memory: ConnectorMemory;
  readonly clock: Clock;
  readonly log: Log;
  readonly count: (name: string, labels?: Record<string, string>) => void;
  readonly hint: (model: Model) => void;
}): Webhooks {
  const { platformId, publicUrl, api, memory, clock, log, count, hint } = given;
  const heardAt = new Map<Model, Millis>();
  const made = new Map<Model, string>();
  let token: string | undefined;
  let domainOf: string | undefined;

  const pathOf = (model: Model) => `/webhooks/${platformId}/${token}/${model}`;

  const subscribe = async (domain: string, model: Model, signal: AbortSignal): Promise<boolean> => {
    const url = `${publicUrl}${pathOf(model)}`;
    const base = `domains/${encodeURIComponent(domain)}/subscriptions`;
    const listed = await api.list({ name: 'subscriptions', path: base, signal });
    if (listed.ok) {
      const rows = listed.rows.map(row => subscriptionRowSchema.safeParse(row));
      const mine = rows.find(row => row.success && row.data.model === model && row.data['post-url'] === url);
      if (mine?.success && mine.data.status !== 'error') {
        made.set(model, mine.data.id);
        return true;
      }
      if (mine?.success) await remove(domain, mine.data.id);
    }
    const body: SubscriptionWrite = {
      model,
      'post-url': url,
      domain,
      user: '*',
      'subscription-geo-support': 'yes',
    };
    const result = await api.call({
      name: 'subscriptions',
      method: 'POST',
      path: base,
      body,
      lane: 'read',
      signal,
    });
    if (result.kind !== 'answer') return false;
    // 409: it exists already, and the list did not show it.
    if (result.status === 409) return true;
    if (!isOk(result)) {
      log('warn', 'netsapiens event subscription was refused', { model, status: result.status });
      return false;
    }
    const json = parseJson(result.text);
    const row = subscriptionRowSchema.safeParse(json.ok ? json.value : undefined);
    if (row.success) made.set(model, row.data.id);
    return true;
  };

  const remove = async (domain: string, id: string) => {
    const path = `domains/${encodeURIComponent(domain)}/subscriptions/${encodeURIComponent(id)}`;
    await api.call({ name: 'subscriptions', method: 'DELETE', path, lane: 'command' });
  };

  return {
    ensure: async (domain, signal) => {
      token ??= (await memory.get(TOKEN_KEY)) ?? randomBytes(32).toString('base64url');
      await memory.set(TOKEN_KEY, token);
      domainOf = domain;
      let all = true;
      for (const model of MODELS) all = (await subscribe(domain, model, signal)) && all;
      return all;
    },
    receive: (path, body) => {
      const model = token === undefined ? undefined : MODELS.find(each => isSame(pathOf(each), path));
      if (model === undefined) return false;
      const json = parseJson(body);
      const rows = json.ok && Array.isArray(json.value) ? json.value.length : undefined;
      count('webhook_posts', { model, shape: rows === undefined ? 'unexpected' : 'list' });
      heardAt.set(model, clock.now());
      hint(model);
      return true;
    },
    areAlive: model => clock.now() - (heardAt.get(model) ?? Number.NEGATIVE_INFINITY) < ALIVE_MS,
    remove: async () => {
      const domain = domainOf;
      if (domain === undefined) return;
      const patience = new AbortController();
      const gone = Promise.all([...made.values()].map(id => remove(domain, id)));
      await Promise.race([gone, clock.sleep(TIMEOUT_MS, patience.signal)]);
      patience.abort();
      made.clear();
    },
  };
}

/** Compares without telling by its time how much was right. */
function isSame(secret: string, given: string): boolean {
  return timingSafeEqual(hash('sha256', secret, 'buffer'), hash('sha256', given, 'buffer'));
}
