import * as z from 'zod';
import type { Clock } from '../../lib/clock.ts';
import { isOk } from '../http.ts';
import { parseJson, rawText } from '../json.ts';
import type { Account } from './account.ts';
import { NOTIFICATIONS_PATH } from './wire.ts';

/** A Bayeux message, of which only the channel is certain. */
const bayeuxMessageSchema = z.looseObject({ channel: z.string().min(1).max(500) });
const replySchema = z.array(bayeuxMessageSchema).min(1);
export type BayeuxMessage = z.infer<typeof bayeuxMessageSchema>;

/** What went wrong with a request, as the `cometd` client passes it on to its listeners. */
export type BayeuxFailure = { readonly httpCode: number | undefined; readonly reason: string };

/** One request of the `cometd` client. */
export type Envelope = {
  readonly messages: readonly BayeuxMessage[];
  readonly onSuccess: (messages: readonly BayeuxMessage[]) => void;
  readonly onFailure: (
    conduit: undefined,
    messages: readonly BayeuxMessage[],
    failure: BayeuxFailure,
  ) => void;
};

/** A transport of the `cometd` client. */
export type BayeuxTransport = {
  readonly type: string;
  url: string;
  readonly accept: () => boolean;
  readonly abort: () => void;
  readonly reset: () => void;
  readonly send: (envelope: Envelope, metaConnect: boolean) => void;
};

const NETWORK_MS = 15_000;
const MESSAGE_KEPT = 65_536;
/** Genesys' own sample client waits about as long before it begins anew. */
const BETWEEN_HANDSHAKES_MS = 1_000;

/**
 * Long polling over the account's own requests, so that Bayeux carries the same credentials, cookies and forgery token
 * as everything else and keeps to the same rate limit. All calls into the client go through `enter`.
 */
export function createBayeuxTransport(given: {
  readonly account: Account;
  readonly clock: Clock;
  /** How long the server may hold a connect, in milliseconds. */
  readonly heldMs: () => number;
  /** Resolves when everything heard so far is durable: only then is the next batch asked for. */
  readonly flushed: () => Promise<unknown>;
  readonly enter: (run: () => void) => void;
  readonly onGarbled: (text: string, why: string) => void;
}): BayeuxTransport {
  const { account, clock, heldMs, flushed, enter, onGarbled } = given;
  let abort = new AbortController();
  let shookAt: number | undefined;

  const ready = async (envelope: Envelope, metaConnect: boolean, signal: AbortSignal) => {
    if (metaConnect) await flushed();
    if (envelope.messages[0]?.channel !== '/meta/handshake') return;
    const wait = shookAt === undefined ? 0 : shookAt + BETWEEN_HANDSHAKES_MS - clock.now();
    if (wait > 0) await clock.sleep(wait, signal);
    shookAt = clock.now();
  };

  /** One message that cannot be read does not take the others with it. */
  const readable = (messages: unknown): unknown => {
    if (!Array.isArray(messages)) return messages;
    const [good, bad] = [[], []] as [unknown[], unknown[]];
    for (const each of messages) (bayeuxMessageSchema.safeParse(each).success ? good : bad).push(each);
    for (const each of bad) onGarbled(rawText(each, MESSAGE_KEPT), 'a message is no Bayeux message');
    return good;
  };

  const exchange = async (envelope: Envelope, metaConnect: boolean, signal: AbortSignal) => {
    await ready(envelope, metaConnect, signal);
    const result = await account.raw({
      name: metaConnect ? 'notifications/connect' : 'notifications',
      path: NOTIFICATIONS_PATH,
      body: JSON.stringify(envelope.messages),
      lane: metaConnect ? 'stream' : 'command',
      timeoutMs: NETWORK_MS + (metaConnect ? heldMs() : 0),
      signal,
    });
    const fail = (reason: string, httpCode?: number) =>
      enter(() => envelope.onFailure(undefined, envelope.messages, { reason, httpCode }));
    if (result.kind !== 'answer') return fail(result.why);
    if (!isOk(result)) return fail(`it answers ${result.status}`, result.status);
    const body = result.cut === undefined ? parseJson(result.text) : undefined;
    const reply = body?.ok ? replySchema.safeParse(readable(body.value)) : undefined;
    if (!reply?.success) {
      const why = result.cut ?? 'the answer is no Bayeux message';
      onGarbled(result.text, why);
      return fail(why, result.status);
    }
    enter(() => envelope.onSuccess(reply.data));
  };

  return {
    type: 'long-polling',
    url: '',
    accept: () => true,
    abort: () => {
      abort.abort();
      abort = new AbortController();
    },
    reset: () => {},
    send: (envelope, metaConnect) => void exchange(envelope, metaConnect, abort.signal),
  };
}
