import * as z from 'zod';
import { type AgentId, isEntityId, nativeOf } from '../../floor/ids.ts';
import type { Clock } from '../../lib/clock.ts';
import { backoffMs } from '../backoff.ts';
import type { ConnectorContext } from '../connector.ts';
import type { HttpSilence } from '../http.ts';
import { parseJson } from '../json.ts';
import type { Lane } from '../rate-limit.ts';
import type { Account, ApiResult } from './account.ts';
import { createBayeux } from './bayeux.ts';
import type { GenesysConfig } from './config.ts';
import type { Conversations } from './conversations.ts';
import type { Seat } from './directory.ts';
import { createInvitations, type Invitations } from './invitations.ts';
import type { Operations } from './operations.ts';
import { createOwnLegs } from './own-legs.ts';
import type { Teller } from './teller.ts';
import type { Watches } from './watches.ts';
import { userReplySchema } from './wire.ts';
import type { LegOperation } from './wire-text.ts';

/** Why a desk could not be used; nothing of a command was sent. */
export type Obstacle = Exclude<ApiResult, { readonly kind: 'done' }>;

/** One supervisor's place on the platform: their Genesys user, its notifications and its legs. */
export type Desk = {
  readonly seat: () => Seat;
  readonly invitations: Invitations;
  /** Opens the connection when it is not open; `undefined` when it is. */
  readonly ready: () => Promise<Obstacle | undefined>;
  /** An operation on the own leg of a conversation. */
  readonly operate: (
    id: string,
    operation: LegOperation,
    params?: Readonly<Record<string, unknown>>,
    lane?: Lane,
  ) => Promise<ApiResult>;
  /** An operation on an agent's resource, as this user. */
  readonly onAgent: (
    agentId: AgentId,
    below: string,
    body: { readonly operationName: string } & Readonly<Record<string, unknown>>,
  ) => Promise<ApiResult>;
  /** Which agent conversations belong to has become known, or may have. */
  readonly linked: () => void;
  /** Who is watched has changed: kept over a restart, because Genesys does not tell it. */
  readonly rememberWatches: () => Promise<void>;
  /** Leaves every conversation, cancels what stands, and closes the connection. */
  readonly close: () => Promise<void>;
};

/** What all desks of a platform share. */
export type DeskTools = {
  readonly config: GenesysConfig;
  readonly context: ConnectorContext;
  readonly conversations: Conversations;
  readonly watches: Watches;
  readonly operations: Operations;
  readonly teller: Teller;
  /** The agent's list of conversations is asked for soon. */
  readonly nudge: (agentId: AgentId) => void;
  /** A desk's notifications do, or do not, arrive. */
  readonly onLink: (user: string, trouble: string | undefined) => void;
};

const OPEN_MS = 15_000;
const VERIFY_EVERY_MS = 60_000;
const RETRY_MS = 1_000;
const RETRY_LONGEST_MS = 30_000;
const rememberedSchema = z.array(z.string().refine(isEntityId)).max(10_000);

/** Makes a desk for an account. Nothing is sent before it is needed. */
export function createDesk(
  tools: DeskTools,
  account: Account,
  nickname: string,
  options: { readonly reads?: boolean } = {},
): Desk {
  const { config, context, conversations, watches, operations, teller } = tools;
  const { clock, memory } = context;
  const { userName } = account;
  const memoryKey = `watched by ${userName}`;
  let userId: string | undefined;
  let signedIn: Promise<Obstacle | undefined> | undefined;
  let started = false;
  let up = false;
  let closed = false;
  let verifiedAt = Number.NEGATIVE_INFINITY;
  let trouble: string | undefined;
  let rising = Promise.withResolvers<void>();
  /** Grows with every interruption: what began before it is out of date. */
  let generation = 0;

  const reads = options.reads ?? false;
  const seat = (): Seat => ({ user: userName, userId, nickname, reads });

  const operate: Desk['operate'] = async (id, operation, params = {}, lane = 'command') => {
    const result = await account.call({
      name: `me/sms/${operation}`,
      path: `me/${config.resource}/${encodeURIComponent(id)}`,
      body: { operationName: operation, ...params },
      lane,
    });
    const asked = { operation, agentId: conversations.agentOf(id) };
    if (result.kind === 'done') operations.note(userName, result.reply.referenceId, asked);
    return result;
  };

  const onAgent: Desk['onAgent'] = async (agentId, below, body) => {
    const result = await account.call({
      name: `users/sms/${body.operationName}`,
      path: `users/${encodeURIComponent(nativeOf(agentId))}/${below}`,
      body,
      lane: 'command',
    });
    const asked = { operation: body.operationName, agentId };
    if (result.kind === 'done') operations.note(userName, result.reply.referenceId, asked);
    return result;
  };

  const cancelWatching = (agentId: AgentId) =>
    onAgent(agentId, `channels/${encodeURIComponent(config.channel)}`, {
      operationName: 'CancelSupervisorMonitoring',
    });

  const invitations = createInvitations({
    config: reads ? { ...config, acceptInvitations: 'one-click' } : config,
    clock,
    watches,
    teller,
    seat,
    agentOf: conversations.agentOf,
    accept: id => operate(id, 'Accept', { nickname }),
  });
  const legs = createOwnLegs({ tools, account, seat, invitations });

  const rise = async () => {
    generation += 1;
    const mine = generation;
    for (let attempt = 1; !closed && mine === generation; attempt += 1) {
      const why = await legs.recover();
      if (mine !== generation || closed) return;
      up = true;
      rising.resolve();
      trouble = why;
      tools.onLink(userName, why);
      if (why === undefined) return;
      await clock.sleep(backoffMs(attempt, RETRY_MS, RETRY_LONGEST_MS, context.random));
    }
  };

  const fall = (why: string) => {
    generation += 1;
    trouble = why;
    if (up) rising = Promise.withResolvers<void>();
    up = false;
    teller.tell(conversations.deaf(userName, clock.now()));
    tools.onLink(userName, why);
  };

  const bayeux = createBayeux({
    account,
    topics: config.topics,
    clock,
    random: context.random,
    flushed: teller.flushed,
    onUp: () => void rise(),
    onDown: fall,
    onData: legs.hear,
    onGarbled: (text, reason) => teller.quarantine('notifications', [{ reason, raw: text }]),
  });

  const centreSession = (body: { readonly operationName: string }) =>
    account.call({ name: `me/${body.operationName}`, path: 'me', body, lane: 'command' });

  const signIn = async (): Promise<Obstacle | undefined> => {
    const result = await account.call({ name: 'me', path: 'me', lane: 'command' });
    if (result.kind !== 'done') return result;
    const reply = userReplySchema.safeParse(result.reply);
    userId = reply.success ? reply.data.user.id : undefined;
    if (config.contactCentreSession !== undefined) {
      const begun = await centreSession({
        operationName: 'StartContactCenterSession',
        ...config.contactCentreSession,
      });
      if (begun.kind !== 'done') return begun;
    }
    // What stood before a restart would bring invitations that nobody here asked for.
    const parsed = parseJson((await memory.get(memoryKey)) ?? '[]');
    const left = rememberedSchema.safeParse(parsed.ok ? parsed.value : []);
    await Promise.all((left.success ? left.data : []).map(cancelWatching));
    await memory.set(memoryKey, undefined);
    return undefined;
  };

  /** The end of a leg that was never told to us: we look for ourselves, now and then. */
  const verify = async () => {
    const stranded = conversations
      .openLegs(userName)
      .some(({ id, leg }) => leg.state === 'chatting' && conversations.isMissing(id));
    if (!up || !stranded || clock.now() - verifiedAt < VERIFY_EVERY_MS) return;
    verifiedAt = clock.now();
    await legs.recover();
  };

  const notOpen = (): HttpSilence => ({
    kind: 'not-sent',
    why: `the connection for notifications is not open${trouble === undefined ? '' : ` (${trouble})`}`,
  });

  return {
    seat,
    invitations,
    operate,
    onAgent,
    linked: () => {
      legs.linked();
      void verify();
    },
    rememberWatches: () => {
      const ids = watches.of(userName).map(({ agentId }) => agentId);
      return memory.set(memoryKey, ids.length === 0 ? undefined : JSON.stringify(ids));
    },
    ready: async () => {
      if (closed) return notOpen();
      signedIn ??= signIn();
      const obstacle = await signedIn;
      if (obstacle !== undefined) {
        signedIn = undefined;
        return obstacle;
      }
      if (!started && !closed) {
        started = true;
        bayeux.start();
      }
      if (!up) await within(clock, OPEN_MS, rising.promise);
      return up ? undefined : notOpen();
    },
    close: async () => {
      if (closed) return;
      closed = true;
      generation += 1;
      invitations.stop();
      const goodbyes: Promise<unknown>[] = [];
      for (const { id, leg } of conversations.openLegs(userName)) {
        if (leg.state === 'chatting') goodbyes.push(operate(id, 'Leave'));
        if (leg.state === 'invited') goodbyes.push(operate(id, 'Reject'));
      }
      for (const { agentId } of watches.of(userName)) {
        goodbyes.push(cancelWatching(agentId));
        teller.tell(watches.clear(userName, agentId, clock.now()));
      }
      goodbyes.push(memory.set(memoryKey, undefined));
      if (config.contactCentreSession !== undefined && started)
        goodbyes.push(centreSession({ operationName: 'EndContactCenterSession' }));
      await within(clock, OPEN_MS, Promise.allSettled(goodbyes));
      if (started) await bayeux.stop();
      for (const { id } of conversations.openLegs(userName))
        teller.tell(conversations.legOver(userName, id, 'completed', clock.now()));
      tools.onLink(userName, undefined);
    },
  };
}

/** Waits for a promise, but not longer than `ms`. */
async function within(clock: Clock, ms: number, promise: Promise<unknown>): Promise<void> {
  const done = new AbortController();
  await Promise.race([promise, clock.sleep(ms, done.signal)]);
  done.abort();
}
