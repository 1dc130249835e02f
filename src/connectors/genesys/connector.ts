import type { FloorEvent } from '../../floor/events.ts';
import { type AgentId, isEntityId } from '../../floor/ids.ts';
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
import { createPoliteSend } from '../polite-http.ts';
import { poll, type Round, waitWords } from '../poller.ts';
import { createAccount } from './account.ts';
import { operationOf, setChannels } from './agent-commands.ts';
import { GENESYS_CAPABILITIES } from './capabilities.ts';
import type { GenesysConfig } from './config.ts';
import { createConversations } from './conversations.ts';
import { createDesk, type DeskTools } from './desk.ts';
import { createDesks } from './desks.ts';
import { createDirectory } from './directory.ts';
import { createFairRound } from './fair-round.ts';
import { createListening } from './listening.ts';
import { createOperations } from './operations.ts';
import { createRoster } from './roster.ts';
import { createRounds, SESSIONS, USERS } from './rounds.ts';
import { createTeller } from './teller.ts';
import { isTextCommand, performText } from './text-commands.ts';
import { showTyping } from './typing.ts';
import { createWatches } from './watches.ts';
import type { ChannelStateOperation } from './wire.ts';

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

/** Genesys Web Services v2, held open: one reader's account, and a desk for every supervisor who acts. */
export function createGenesysConnector(config: GenesysConfig, context: ConnectorContext): Connector {
  const { clock, random } = context;
  const platformId = config.id;
  const stopped = new AbortController();
  const { signal } = stopped;
  const teller = createTeller(context, platformId, signal);
  const times = createPlatformTimes(clock);
  const send = createPoliteSend({
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
    createAccount({ baseUrl: config.url, userName, password, send, times, clock });
  const reader = accountOf(config.user, config.password);
  const turns = createFairRound<AgentId>(config.poll.sessionsLeastSeconds * 1000, id => {
    if (conversations.isBusy(id) || watches.isWatched(id)) return 'busy';
    return roster.isLoggedOut(id) ? 'logged-out' : 'quiet';
  });
  const tools: DeskTools = {
    config,
    context,
    conversations,
    watches,
    operations: createOperations(),
    teller,
    nudge: turns.nudge,
    onLink: (user, trouble) => {
      const call = `notifications of ${user}`;
      if (trouble === undefined) return link.drop(call);
      link.bad(
        call,
        'partial',
        `${config.name} does not reach ${user}: ${trouble}. Their conversations may lag.`,
      );
    },
  };
  const desks = createDesks({ config, accountOf, tools });
  const listening =
    config.transcripts === 'entered'
      ? undefined
      : createListening({
          config,
          clock,
          conversations,
          desk: createDesk(tools, reader, config.readerNickname, { reads: true }),
        });
  const rounds = createRounds({
    config,
    clock,
    reader,
    roster,
    conversations,
    turns,
    teller,
    signal,
    onGood: link.good,
    onListed: (agentId, ids) => {
      desks.linked();
      listening?.listed(agentId, ids);
    },
  });
  let running: Promise<unknown> = Promise.resolve();
  let started = false;

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
    const connecting = { state: 'connecting', reason: undefined, since: now, asOf: now } as const;
    return [
      { type: 'platform.changed', platform },
      { type: 'platform.link-changed', platformId, link: connecting },
      ...over,
      ...conversations.restoredFacts(now),
    ];
  };

  const setState = (
    agentId: string | undefined,
    operation: ChannelStateOperation,
  ): Performed | Promise<Performed> => {
    if (agentId === undefined || !isEntityId(agentId))
      return unsent('failed', 'Default', 'The command names no agent. Nothing was sent.');
    const channels = roster.channelsOf(agentId);
    return setChannels({
      account: reader,
      platform: config.name,
      agentId,
      channels: channels.length > 0 ? channels : config.stateChannels,
      operation,
      after: () => {
        // What is heard before the start would be overwritten by it.
        if (started) void rounds.users();
      },
    });
  };

  const perform = async (command: PlatformCommand, actor: Actor): Promise<Performed> => {
    const capability = GENESYS_CAPABILITIES[command.type];
    if (capability === undefined || !capability.can) {
      const why = capability?.why ?? 'Not possible on Genesys.';
      return unsent('refused', 'NotSupported', `${why} Nothing was sent.`);
    }
    if (signal.aborted)
      return unsent('failed', 'Default', `${config.name} is not listened to any more. Nothing was sent.`);
    if (command.type === 'agent.terminate-session') return setState(command.target.agentId, 'Offline');
    if (command.type === 'agent.set-state')
      return setState(command.target.agentId, operationOf(command.params.presence));
    if (!isTextCommand(command)) return unsent('refused', 'NotSupported', 'Not possible on Genesys.');
    const desk = await desks.of(actor);
    if (desk === 'not-linked')
      return unsent(
        'refused',
        'NoIdentity',
        `${config.name} lets you into conversations only as a user of its own. Link your Genesys user first. Nothing was sent.`,
      );
    if (desk === 'in-use')
      return unsent(
        'refused',
        'IdentityInUse',
        `Somebody else acts as this user of ${config.name} here, and would be moved and taken out together with you. Link a user of your own. Nothing was sent.`,
      );
    return performText({ config, conversations, watches, teller, clock, nudge: turns.nudge }, desk, command);
  };

  return {
    platformId,
    kind: 'genesys',
    identityFields: IDENTITY_FIELDS,
    start: () => {
      if (started || signal.aborted) return;
      started = true;
      teller.tell(begin());
      const keepUp = (
        name: string,
        weight: 'vital' | 'partial',
        periodMs: number,
        round: () => Promise<Round>,
      ) =>
        poll({
          clock,
          random,
          periodMs,
          round,
          signal,
          onBad: (why, wait) =>
            link.bad(name, weight, `${config.name} cannot be heard: ${why}. Next try in ${waitWords(wait)}.`),
        });
      running = Promise.all([
        keepUp(USERS, 'vital', config.poll.usersSeconds * 1000, rounds.users),
        keepUp(SESSIONS, 'partial', 1000 / config.poll.sessionsPerSecond, rounds.sessions),
      ]);
    },
    perform,
    showTyping: (notice, user) => showTyping(notice, conversations, desks.present(user)),
    release: user => desks.release(user),
    stop: async () => {
      stopped.abort();
      await Promise.all([desks.stop(), listening?.stop()]);
      await running;
      await teller.flushed();
    },
  };
}
