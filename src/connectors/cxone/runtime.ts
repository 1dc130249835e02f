import type { FloorEvent } from '../../floor/events.ts';
import { type AgentId, type EntityId, isEntityId, platformOf } from '../../floor/ids.ts';
import { createPlatformTimes } from '../clock-offset.ts';
import type { Actor, ConnectorContext, Performed, PlatformCommand, ReasonCode } from '../connector.ts';
import { createEmitter } from '../emitter.ts';
import { createSend } from '../http.ts';
import { createLinkTracker } from '../link.ts';
import { unsent } from '../outcomes.ts';
import { createPoliteSend } from '../polite-http.ts';
import { createApi } from './api.ts';
import { capabilitiesOf } from './capabilities.ts';
import { createClient } from './client.ts';
import { sendEvent, sendMessage, setState, terminateSession } from './commands.ts';
import type { CxoneConfig } from './config.ts';
import { createDiscovery } from './discovery.ts';
import { createMirror } from './mirror.ts';
import { createReasonCodes } from './reason-codes.ts';
import { CONTACTS_CALL, runRoster, VITAL_CALL } from './roster.ts';
import { type Reading, setAside } from './roster-context.ts';
import { createSessions } from './sessions.ts';
import type { SessionsContext } from './sessions-context.ts';
import { createSkills } from './skills.ts';
import { isSupervision } from './supervise.ts';
import { createSupervisors, type SignIn } from './supervisors.ts';
import { type AccessKey, createTokens } from './tokens.ts';

/** A started connection to one CXone tenant. */
export type Runtime = {
  readonly perform: (command: PlatformCommand, actor: Actor) => Promise<Performed>;
  readonly reasonCodes: (agentId: AgentId) => Promise<readonly ReasonCode[]>;
  readonly release: (user: string) => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Ties everything together and begins to read. */
export function startRuntime(config: CxoneConfig, context: ConnectorContext): Runtime {
  const { clock, random, count } = context;
  const stopping = new AbortController();
  const { signal } = stopping;
  const emit = createEmitter(context, signal);
  const tell = (events: readonly FloorEvent[]) => void emit(events);
  const times = createPlatformTimes(clock);
  const mirror = createMirror(config.id, clock, times, context.known?.());
  const send = createPoliteSend({
    send: createSend(context.fetch, clock),
    clock,
    random,
    count,
    politeness: config.rate,
  });
  const discovery = createDiscovery(config, send);
  const connect = (key: AccessKey, lane: 'command' | 'read') => {
    const tokens = createTokens({ config, key, discovery, send, clock, lane });
    return { tokens, client: createClient(createApi({ config, tokens, discovery, send, times }), config) };
  };
  const { client } = connect({ id: config.accessKeyId, secret: config.accessKeySecret }, 'read');
  const link = createLinkTracker({
    platformId: config.id,
    clock,
    vital: [VITAL_CALL],
    contacts: [CONTACTS_CALL],
    tell,
  });
  const reasonCodes = createReasonCodes(client, mirror, clock);

  const shared: SessionsContext = {
    config,
    client,
    mirror,
    clock,
    emit,
    link,
    context,
    signal,
    setAside: (source, reason, raw) => setAside({ config, context }, source, reason, raw),
    take: async (_agentId, stream, events, whole) => {
      const taken = stream.take(events, whole);
      for (const type of taken.unknown) count('event_unknown', { type });
      for (const { type, reason, raw } of taken.malformed) {
        count('event_malformed', { type: type ?? 'none' });
        setAside({ config, context }, 'get-next-event', reason, raw);
      }
      if (taken.facts.some(fact => fact.kind === 'refresh')) reasonCodes.refresh();
      return (await emit(taken.events)) ? taken.facts : undefined;
    },
  };
  const sessions = createSessions(shared);
  const signIn: SignIn = ({ accessKeyId, accessKeySecret }) => {
    const own = connect({ id: accessKeyId, secret: accessKeySecret }, 'command');
    const isWho = async () => {
      const token = await own.tokens.get();
      return token.ok ? token.value.claims.agentId : undefined;
    };
    return { client: own.client, isWho };
  };
  const supervisors = createSupervisors({ ...shared, signIn, reserve: sessions.reserve });
  const reading: Reading = {
    config,
    client,
    mirror,
    clock,
    emit,
    context,
    mapping: () => ({ platformId: config.id, now: clock.now(), at: times.at, skills: mirror.queues }),
    onPresence: sessions.onPresence,
  };

  tell([
    {
      type: 'platform.changed',
      platform: {
        id: config.id,
        kind: 'cxone',
        name: config.name,
        refreshMs: Math.max(config.poll.statesSeconds, config.poll.contactsSeconds) * 1000,
        capabilities: capabilitiesOf(config),
        asOf: clock.now(),
      },
    },
    {
      type: 'platform.link-changed',
      platformId: config.id,
      link: { state: 'connecting', reason: undefined, since: clock.now(), asOf: clock.now() },
    },
  ]);
  const skills = createSkills(reading, {
    link,
    random,
    signal,
    everyMs: config.poll.membershipsSeconds * 1000,
    known: context.known?.().memberships ?? [],
    skills: mirror.queues.ids,
  });
  const running = Promise.all([sessions.resume(), runRoster(reading, link, random, signal), skills.run()]);

  return {
    perform: async (command, actor) => {
      const { agentId } = command.target;
      if (agentId === undefined || !isOurs(agentId, config.id))
        return unsent('failed', 'Default', 'The command names no agent of this platform.');
      const acting = { client, config };
      switch (command.type) {
        case 'agent.join-session':
          return sessions.join(agentId);
        case 'agent.leave-session':
          return sessions.leave(agentId);
        case 'agent.terminate-session':
          return terminateSession(acting, agentId);
        case 'agent.set-state':
          return setState(acting, agentId, command.params);
        case 'agent.send-message':
          return sendMessage(acting, agentId, command.params);
        case 'agent.send-event':
          return sendEvent(acting, agentId, command.params);
        case 'queue.add-agent':
        case 'queue.update-agent':
        case 'queue.remove-agent':
        case 'queue.loan-agent': {
          const { queueId } = command.target;
          return skills.perform(command, agentId, isOurs(queueId, config.id) ? queueId : undefined);
        }
        default:
          if (isSupervision(command.type))
            return supervisors.perform(command.type, { agentId, contactId: command.target.contactId }, actor);
          return unsent('failed', 'Default', 'CXone has no such command.');
      }
    },
    reasonCodes: reasonCodes.of,
    release: supervisors.release,
    stop: async () => {
      await supervisors.releaseAll();
      stopping.abort();
      await Promise.all([running, sessions.stopped()]);
    },
  };
}

function isOurs(id: string | undefined, platformId: string): id is EntityId {
  return id !== undefined && isEntityId(id) && platformOf(id) === platformId;
}
