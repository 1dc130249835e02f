import { type AgentId, nativeOf } from '../../floor/ids.ts';
import type { Millis } from '../../lib/clock.ts';
import { backoffMs } from '../backoff.ts';
import type { Performed } from '../connector.ts';
import { unsent } from '../outcomes.ts';
import { waitWords } from '../poller.ts';
import { type JoinResult, joinSession } from './join.ts';
import { type ListenEnd, listen } from './session.ts';
import { createPointer } from './session-pointer.ts';
import type { SessionsContext } from './sessions-context.ts';
import { createStream } from './stream.ts';
import { readWatched, writeWatched } from './watched.ts';

/** The agents' sessions that are listened to, and those that wait for a place. */
export type Sessions = {
  /** Takes up the sessions that were listened to before a restart. */
  readonly resume: () => Promise<void>;
  /** A supervisor opens an agent's session. */
  readonly join: (agentId: AgentId) => Promise<Performed>;
  /** Stops listening. The agent's session itself goes on. */
  readonly leave: (agentId: AgentId) => Promise<Performed>;
  /** Keeps off a session that its owner uses in Floorwatch: two listeners would rob each other of events. */
  readonly reserve: (agentId: AgentId, reserved: boolean) => Promise<void>;
  /** The roster says whether an agent is logged in: what the policy `all` goes by. */
  readonly onPresence: (agentId: AgentId, loggedIn: boolean) => void;
  /** Resolves when nothing listens any more, after the signal aborted. */
  readonly stopped: () => Promise<void>;
};

type Place = { readonly leave: AbortController; readonly done: Promise<void> };

/** After CXone refused a session it is not tried again by itself sooner. */
const REFUSED_PAUSE_MS = 60_000;

export function createSessions(given: SessionsContext): Sessions {
  const { config, mirror, clock, emit, signal } = given;
  const { policy, maxSessions } = config.join;
  const places = new Map<AgentId, Place>();
  const waiting = new Set<AgentId>();
  const watched = new Set<AgentId>();
  const left = new Set<AgentId>();
  const reserved = new Set<AgentId>();
  const refusedUntil = new Map<AgentId, Millis>();

  const pointerOf = (agentId: AgentId) =>
    createPointer(given.context.memory, nativeOf(agentId), () => given.context.count('memory_failed'));
  const show = (agentId: AgentId, listening: 'no' | 'waiting' | 'joined' | 'lost', note?: string) =>
    emit(mirror.agents.session(agentId, { listening, note }));
  const remember = () => writeWatched(given.context, watched);

  /** Listens to a session until it ends or is left; then the place goes to whoever waits longest. */
  const occupy = (agentId: AgentId, sessionId: string | undefined) => {
    const leave = new AbortController();
    const stop = () => leave.abort();
    signal.addEventListener('abort', stop, { once: true });
    const done = follow(agentId, sessionId, leave.signal)
      .catch(error => {
        given.context.log('error', 'a session could not be followed', { error: String(error) });
        given.context.count('session_crashed');
      })
      .finally(() => {
        signal.removeEventListener('abort', stop);
        places.delete(agentId);
        given.link.drop(linkName(agentId));
        mirror.contacts.unjoin(agentId);
        if (!signal.aborted) admit();
      });
    places.set(agentId, { leave, done });
  };

  const follow = async (agentId: AgentId, joinedAs: string | undefined, leaving: AbortSignal) => {
    const pointer = pointerOf(agentId);
    let sessionId = joinedAs ?? (await pointer.load());
    for (let attempt = 1; sessionId === undefined; attempt += 1) {
      const joined = await joinSession(given.client, config, agentId, 'read');
      if (joined.kind === 'joined') sessionId = joined.sessionId;
      else if (joined.kind !== 'silent') return settle(agentId, endOf(joined));
      else {
        const wait = backoffMs(attempt, 2_000, 60_000, given.context.random);
        hear(agentId, `${joined.why}; tried again in ${waitWords(wait)}`);
        await clock.sleep(wait, leaving);
        if (leaving.aborted) return settle(agentId, { kind: 'left' });
      }
    }
    await pointer.save(sessionId, undefined);
    const stream = createStream(agentId, mirror);
    await show(agentId, 'joined');
    const end = await listen(sessionId, {
      api: given.client.api,
      clock,
      random: given.context.random,
      longPollSeconds: config.poll.longPollSeconds,
      pointer,
      signal: leaving,
      handle: async (events, whole) => (await given.take(agentId, stream, events, whole)) !== undefined,
      unreadable: (raw, why) => given.setAside('get-next-event', why, raw),
      trouble: why => hear(agentId, why),
      rejoin: async () => {
        const joined = await joinSession(given.client, config, agentId, 'read');
        if (joined.kind === 'joined') return { kind: 'joined', sessionId: joined.sessionId };
        if (joined.kind === 'silent') return { kind: 'trouble', why: joined.why };
        return joined.kind === 'no-session' ? { kind: 'no-session' } : { kind: 'refused', why: joined.why };
      },
    });
    await settle(agentId, end);
  };

  const hear = (agentId: AgentId, why: string | undefined) => {
    const name = linkName(agentId);
    if (why === undefined) {
      given.link.good(name);
      if (mirror.agents.get(agentId)?.session?.listening === 'lost') void show(agentId, 'joined');
      return;
    }
    given.link.bad(name, 'partial', `The session of ${mirror.nameOf(agentId)} cannot be heard: ${why}`);
    mirror.contacts.unjoin(agentId);
    void show(agentId, 'lost', why);
  };

  const settle = async (agentId: AgentId, end: ListenEnd) => {
    if (end.kind === 'left') {
      if (!signal.aborted) await Promise.all([pointerOf(agentId).clear(), show(agentId, 'no')]);
      return;
    }
    await pointerOf(agentId).clear();
    watched.delete(agentId);
    await remember();
    if (end.kind === 'ended') await emit(mirror.endSession(agentId, undefined));
    else {
      refusedUntil.set(agentId, clock.now() + REFUSED_PAUSE_MS);
      await show(agentId, 'lost', `CXone does not let the session be listened to: ${end.why}`);
    }
  };

  const admit = () => {
    for (const agentId of waiting) {
      if (places.size >= maxSessions) return;
      waiting.delete(agentId);
      occupy(agentId, undefined);
    }
  };

  const enqueue = (agentId: AgentId) => {
    if (places.has(agentId) || waiting.has(agentId) || reserved.has(agentId)) return;
    waiting.add(agentId);
    admit();
    if (waiting.has(agentId)) void show(agentId, 'waiting', 'waits for a free place to be listened to');
  };

  const isHeard = (agentId: AgentId) => places.has(agentId) || reserved.has(agentId);
  const heardAlready = () => unsent('accepted', 'Success', 'The session is listened to already.');
  /** All places are taken: the session is watched when its turn comes. */
  const line = async (agentId: AgentId) => {
    watched.add(agentId);
    enqueue(agentId);
    await remember();
    const message = `All ${maxSessions} places are taken: the session waits for the next free one.`;
    return unsent('accepted', 'Success', message);
  };

  return {
    resume: async () => {
      if (policy === 'none') return;
      for (const agentId of await readWatched(given.context, config.id)) {
        watched.add(agentId);
        enqueue(agentId);
      }
    },

    join: async agentId => {
      if (policy === 'none')
        return unsent('refused', 'Default', 'Listening to sessions is switched off in the configuration.');
      if (isHeard(agentId)) return heardAlready();
      left.delete(agentId);
      if (places.size >= maxSessions) return line(agentId);
      waiting.delete(agentId);
      const joined = await joinSession(given.client, config, agentId, 'command');
      if (joined.kind !== 'joined') return joined.performed;
      // While CXone answered, the session may have been left, taken up by its owner, or the last place filled.
      if (left.has(agentId)) return unsent('accepted', 'Success', 'The session was left again meanwhile.');
      if (isHeard(agentId)) return heardAlready();
      if (places.size >= maxSessions) return line(agentId);
      watched.add(agentId);
      if (!signal.aborted) occupy(agentId, joined.sessionId);
      await remember();
      return joined.performed;
    },

    leave: async agentId => {
      left.add(agentId);
      watched.delete(agentId);
      await remember();
      if (waiting.delete(agentId)) await show(agentId, 'no');
      const place = places.get(agentId);
      place?.leave.abort();
      await place?.done;
      return unsent('accepted', 'Success', 'Listening has stopped; the agent’s session goes on.');
    },

    reserve: async (agentId, isReserved) => {
      if (!isReserved) {
        reserved.delete(agentId);
        // Whoever watched it before its owner took it up still does.
        if (watched.has(agentId) && !left.has(agentId)) enqueue(agentId);
        return;
      }
      reserved.add(agentId);
      waiting.delete(agentId);
      const place = places.get(agentId);
      place?.leave.abort();
      await place?.done;
    },

    onPresence: (agentId, loggedIn) => {
      if (!loggedIn) {
        if (waiting.delete(agentId)) watched.delete(agentId);
        left.delete(agentId);
        return;
      }
      if (policy !== 'all' || left.has(agentId)) return;
      if ((refusedUntil.get(agentId) ?? 0) > clock.now()) return;
      enqueue(agentId);
    },

    stopped: async () => {
      await Promise.all([...places.values()].map(place => place.done));
    },
  };
}

const linkName = (agentId: AgentId) => `session ${agentId}`;

function endOf(joined: Exclude<JoinResult, { kind: 'joined' }>): ListenEnd {
  return joined.kind === 'no-session' ? { kind: 'ended' } : { kind: 'refused', why: joined.why };
}
