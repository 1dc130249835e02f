import type { FloorEvent } from '../../floor/events.ts';
import { type AgentId, entityId, isEntityId, nativeOf } from '../../floor/ids.ts';
import { createPlatformTimes } from '../clock-offset.ts';
import type {
  Actor,
  Connector,
  ConnectorContext,
  IdentityField,
  Performed,
  PlatformCommand,
} from '../connector.ts';
import { createSend } from '../http.ts';
import { createLinkTracker } from '../link.ts';
import { unsent } from '../outcomes.ts';
import { createPoliteHttp } from '../polite-http.ts';
import { poll, type Round, waitWords } from '../poller.ts';
import { type ApiResult, createAccount, troubleOf } from './account.ts';
import { operationOf, setChannels } from './agent-commands.ts';
import { GENESYS_CAPABILITIES } from './capabilities.ts';
import type { GenesysConfig } from './config.ts';
import { createConversations } from './conversations.ts';
import { createDesks } from './desks.ts';
import { createDirectory } from './directory.ts';
import { createFairRound } from './fair-round.ts';
import { createOperations } from './operations.ts';
import { createRoster } from './roster.ts';
import { createTeller } from './teller.ts';
import { isTextCommand, performText } from './text-commands.ts';
import { createWatches } from './watches.ts';
import {
  type ChannelStateOperation,
  STATUS,
  userReplySchema,
  usersReplySchema,
  type WireUser,
} from './wire.ts';
import { smsSessionSchema, type WireSmsSession } from './wire-text.ts';

const IDENTITY_FIELDS: readonly IdentityField[] = [
  {
    name: 'userName',
    label: 'Genesys user name',
    secret: false,
    required: true,
    hint: 'A user with the supervisor role. Conversations are entered as this user.',
  },
  { name: 'password', label: 'Password', secret: true, required: true, hint: 'Kept encrypted.' },
  {
    name: 'nickname',
    label: 'Nickname',
    secret: false,
    required: false,
    hint: 'What agents and customers see when you coach or barge in. Your name, if empty.',
  },
];

const USERS = 'users';
const SESSIONS = 'users/smssessions';

/** Genesys Web Services v2, held open: one reader's account, and a desk for every supervisor who acts. */
export function createGenesysConnector(config: GenesysConfig, context: ConnectorContext): Connector {
  const { clock, random } = context;
  const platformId = config.id;
  const stopped = new AbortController();
  const { signal } = stopped;
  const teller = createTeller(context, platformId, signal);
  const times = createPlatformTimes(clock);
  const polite = createPoliteHttp({
    send: createSend(context.fetch, clock),
    clock,
    random,
    count: context.count,
    politeness: config.rate,
  });
  const known = context.known?.();
  const directory = createDirectory();
  const roster = createRoster(platformId, directory, known?.agents ?? []);
  const conversations = createConversations({
    platformId,
    config,
    directory,
    at: times.at,
    known: known?.textSessions ?? [],
  });
  const watches = createWatches(platformId);
  const link = createLinkTracker({ platformId, clock, vital: [USERS], tell: teller.tell });
  const accountOf = (userName: string, password: string) =>
    createAccount({ baseUrl: config.url, userName, password, send: polite.send, times, clock });
  const reader = accountOf(config.user, config.password);
  const round = createFairRound<AgentId>(config.poll.sessionsLeastSeconds * 1000, id => {
    if (conversations.isBusy(id) || watches.isWatched(id)) return 'busy';
    return roster.isLoggedOut(id) ? 'logged-out' : 'quiet';
  });
  const desks = createDesks({
    config,
    accountOf,
    tools: {
      config,
      context,
      conversations,
      watches,
      operations: createOperations(),
      teller,
      nudge: round.nudge,
      onLink: (user, trouble) => {
        const call = `notifications of ${user}`;
        if (trouble === undefined) return link.drop(call);
        link.bad(
          call,
          'partial',
          `${config.name} does not reach ${user}: ${trouble}. Their conversations may lag.`,
        );
      },
    },
  });
  let running: Promise<unknown> = Promise.resolve();

  const bad = (result: ApiResult, why: string): Round => ({
    ok: false,
    why,
    retryAt: 'retryAt' in result ? result.retryAt : undefined,
  });

  const takeSessions = (agentId: AgentId, user: WireUser, asOf: number) => {
    const items = user[config.resource] ?? user.smssessions ?? user.smsessions;
    if (items == null) return;
    const sessions: WireSmsSession[] = [];
    for (const item of items) {
      const session = smsSessionSchema.safeParse(item);
      if (session.success) sessions.push(session.data);
      else teller.quarantine(SESSIONS, [{ reason: 'a conversation has an unknown shape', raw: item }]);
    }
    teller.tell(conversations.listed(agentId, sessions, asOf));
    desks.linked();
  };

  const usersRound = async (): Promise<Round> => {
    const asked = clock.now();
    const path = `users?fields=*&subresources=${encodeURIComponent(config.poll.usersSubresources)}`;
    const result = await reader.call({ name: USERS, path, lane: 'read', signal });
    const reply = result.kind === 'done' ? usersReplySchema.safeParse(result.reply) : undefined;
    if (!reply?.success) return bad(result, troubleOf(result) ?? 'its list of users has an unknown shape');
    const taken = roster.take(reply.data.users, asked);
    teller.quarantine(USERS, taken.leftovers);
    const agents = roster.agentIds();
    teller.tell([...taken.events, ...conversations.keepOnly(agents, asked)]);
    for (const user of taken.users) takeSessions(entityId(platformId, user.id), user, asked);
    round.setMembers(agents);
    await teller.flushed();
    link.good(USERS);
    return { ok: true };
  };

  const sessionsRound = async (): Promise<Round> => {
    const agentId = round.next(clock.now());
    if (agentId === undefined) return { ok: true };
    const asked = clock.now();
    const path = `users/${encodeURIComponent(nativeOf(agentId))}?subresources=${config.resource}`;
    const result = await reader.call({ name: SESSIONS, path, lane: 'read', signal });
    // One agent who cannot be asked (deleted a moment ago) is no trouble of the platform.
    if (result.kind === 'refused' && result.answer.status < 500 && result.code === STATUS.notFound)
      return { ok: true };
    const reply = result.kind === 'done' ? userReplySchema.safeParse(result.reply) : undefined;
    if (!reply?.success)
      return bad(result, troubleOf(result) ?? 'an agent with conversations has an unknown shape');
    takeSessions(agentId, reply.data.user, asked);
    await teller.flushed();
    link.good(SESSIONS);
    return { ok: true };
  };

  const begin = (): FloorEvent[] => {
    const now = clock.now();
    const over = (known?.supervisions ?? [])
      .filter(supervision => supervision.platformId === platformId)
      .map((supervision): FloorEvent => {
        const asOf = Math.max(now, supervision.asOf);
        return { type: 'supervision.changed', supervision: { ...supervision, ended: true, asOf } };
      });
    const platform = {
      id: platformId,
      kind: 'genesys',
      name: config.name,
      refreshMs: Math.round(config.poll.usersSeconds * 1000),
      capabilities: GENESYS_CAPABILITIES,
      asOf: now,
    } as const;
    return [{ type: 'platform.changed', platform }, ...over, ...conversations.restoredFacts(now)];
  };

  const setState = (agentId: string | undefined, operation: ChannelStateOperation): Promise<Performed> => {
    if (agentId === undefined || !isEntityId(agentId))
      return Promise.resolve(unsent('failed', 'Default', 'The command names no agent. Nothing was sent.'));
    const channels = roster.channelsOf(agentId);
    return setChannels({
      account: reader,
      platform: config.name,
      agentId,
      channels: channels.length > 0 ? channels : config.stateChannels,
      operation,
      after: () => void usersRound(),
    });
  };

  const perform = async (command: PlatformCommand, actor: Actor): Promise<Performed> => {
    const capability = GENESYS_CAPABILITIES[command.type];
    if (capability === undefined || !capability.can)
      return unsent(
        'refused',
        'NotSupported',
        `${capability?.why ?? 'Not possible on Genesys.'} Nothing was sent.`,
      );
    if (command.type === 'agent.terminate-session') return setState(command.target.agentId, 'Offline');
    if (command.type === 'agent.set-state')
      return setState(command.target.agentId, operationOf(command.params.presence));
    if (!isTextCommand(command)) return unsent('refused', 'NotSupported', 'Not possible on Genesys.');
    const desk = await desks.of(actor);
    if (desk === undefined)
      return unsent(
        'refused',
        'NoIdentity',
        `${config.name} lets you into conversations only as a user of its own. Link your Genesys user first. Nothing was sent.`,
      );
    return performText({ config, conversations, watches, teller, clock, nudge: round.nudge }, desk, command);
  };

  return {
    platformId,
    kind: 'genesys',
    identityFields: IDENTITY_FIELDS,
    start: () => {
      teller.tell(begin());
      const rounds = (
        name: string,
        weight: 'vital' | 'partial',
        periodMs: number,
        one: () => Promise<Round>,
      ) =>
        poll({
          clock,
          random,
          periodMs,
          round: one,
          signal,
          onBad: (why, wait) =>
            link.bad(name, weight, `${config.name} cannot be heard: ${why}. Next try in ${waitWords(wait)}.`),
        });
      running = Promise.all([
        rounds(USERS, 'vital', config.poll.usersSeconds * 1000, usersRound),
        rounds(SESSIONS, 'partial', 1000 / config.poll.sessionsPerSecond, sessionsRound),
      ]);
    },
    perform,
    release: user => desks.release(user),
    stop: async () => {
      stopped.abort();
      await desks.stop();
      await running;
      await teller.flushed();
    },
  };
}
