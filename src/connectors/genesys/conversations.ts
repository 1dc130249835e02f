import type { Supervision, TextLeg, TextMessage, TextParticipant } from '../../floor/entities.ts';
import type { FloorEvent } from '../../floor/events.ts';
import type { TextThread } from '../../floor/floor.ts';
import { type AgentId, entityId, type PlatformId, type SupervisionId } from '../../floor/ids.ts';
import type { Millis } from '../../lib/clock.ts';
import type { GenesysConfig } from './config.ts';
import {
  type Conversation,
  isHeard,
  isNewMessage,
  isOpen,
  newConversation,
  restored,
  sessionOf,
  supervisionsOf,
} from './conversation.ts';
import { type Directory, isSeat, roleOf, type Seat } from './directory.ts';
import type { Leftover } from './map-agents.ts';
import { legStateOf, messageOf, modeOf, modeOfVisibility, participantOf, visibilityOf } from './map-text.ts';
import { readTime } from './timestamps.ts';
import { createTold } from './told.ts';
import { messageSchema, participantSchema, type WireParticipant, type WireSmsSession } from './wire-text.ts';

/** What came of something heard. */
export type Taken = { readonly events: FloorEvent[]; readonly leftovers: readonly Leftover[] };

/** All conversations of a platform: merges what lists, legs and transcripts tell into whole facts. No I/O, no clock. */
export type Conversations = {
  /** After a restart: what the floor held and what is not so certain any more. */
  readonly restoredFacts: (asOf: Millis) => FloorEvent[];
  /** An agent's live conversations, as asked for at `asOf`; those not listed any more are over. */
  readonly listed: (
    agentId: AgentId,
    sessions: readonly WireSmsSession[],
    given: { /** Nothing of the list was unreadable. */ readonly whole: boolean },
    asOf: Millis,
  ) => FloorEvent[];
  /** Ends conversations of agents who are not on the floor any more. */
  readonly keepOnly: (agents: ReadonlySet<AgentId>, asOf: Millis) => FloorEvent[];
  /** What a notification, or `/me`, tells of a leg. */
  readonly leg: (
    seat: Seat,
    session: WireSmsSession,
    given: {
      readonly participantsTold: boolean;
      /** Its user data is all there is. */
      readonly dataWhole?: boolean;
      readonly mode?: TextLeg['mode'];
    },
    asOf: Millis,
  ) => FloorEvent[];
  /** A leg that is over without the platform having said so to us. */
  readonly legOver: (user: string, id: string, state: TextLeg['state'], asOf: Millis) => FloorEvent[];
  readonly messages: (
    seat: Seat,
    id: string,
    items: readonly unknown[],
    given: { readonly whole: boolean },
    asOf: Millis,
  ) => Taken;
  /** A seat was deaf for a while: what it hears has gaps until the transcript is read again. */
  readonly deaf: (user: string, asOf: Millis) => FloorEvent[];
  readonly legOf: (user: string, id: string) => TextLeg | undefined;
  readonly openLegs: (user: string) => readonly { readonly id: string; readonly leg: TextLeg }[];
  readonly agentOf: (id: string) => AgentId | undefined;
  readonly isLive: (id: string) => boolean;
  /** Whether its agent's lists have long been without it, though somebody of ours seems to be inside. */
  readonly isMissing: (id: string) => boolean;
  /** Whether an agent has conversations, or somebody of ours has to do with one of theirs. */
  readonly isBusy: (agentId: AgentId) => boolean;
};

const MISSED_TOO_OFTEN = 5;

export function createConversations(given: {
  readonly platformId: PlatformId;
  readonly config: Pick<GenesysConfig, 'userData'>;
  readonly directory: Directory;
  /** The platform's time on our clock. */
  readonly at: (platformTime: Millis) => Millis;
  readonly known: readonly TextThread[];
}): Conversations {
  const { platformId, config, directory, at } = given;
  const all = new Map<string, Conversation>();
  const byAgent = new Map<AgentId, Set<string>>();
  const told = createTold();
  const watched = new Map<string, Map<SupervisionId, Supervision>>();

  const get = (id: string): Conversation => {
    const one = all.get(id) ?? newConversation(id);
    all.set(id, one);
    return one;
  };

  const giveTo = (one: Conversation, agentId: AgentId) => {
    if (one.agentId !== undefined) byAgent.get(one.agentId)?.delete(one.id);
    one.agentId = agentId;
    const ids = byAgent.get(agentId) ?? new Set();
    byAgent.set(agentId, ids.add(one.id));
  };

  for (const { session, messages } of given.known) {
    if (session.platformId !== platformId || session.state === 'ended') continue;
    const one = restored(session, messages);
    all.set(one.id, one);
    if (session.agentId !== undefined) giveTo(one, session.agentId);
  }

  const supervisions = (one: Conversation): FloorEvent[] => {
    const before = watched.get(one.id) ?? new Map<SupervisionId, Supervision>();
    const now = new Map<SupervisionId, Supervision>(
      supervisionsOf(platformId, one).map(supervision => {
        const known = before.get(supervision.id);
        return [supervision.id, known === undefined ? supervision : { ...supervision, since: known.since }];
      }),
    );
    const events: FloorEvent[] = [];
    for (const supervision of now.values())
      events.push(...told.news(supervision.id, supervision, { type: 'supervision.changed', supervision }));
    for (const [id, supervision] of before) {
      if (now.has(id)) continue;
      told.forget(id);
      events.push({
        type: 'supervision.changed',
        supervision: { ...supervision, ended: true, asOf: one.asOf },
      });
    }
    if (now.size === 0) watched.delete(one.id);
    else watched.set(one.id, now);
    return events;
  };

  /** The events that make the floor know what is known here. */
  const tell = (one: Conversation, asOf: Millis): FloorEvent[] => {
    one.asOf = Math.max(one.asOf, asOf);
    const session = sessionOf(platformId, one, config.userData);
    const events = told.news(session.id, session, { type: 'text.session-changed', session });
    return [...events, ...supervisions(one)];
  };

  const end = (one: Conversation, asOf: Millis): FloorEvent[] => {
    one.ended = true;
    one.asOf = Math.max(one.asOf, asOf);
    const id = entityId(platformId, one.id);
    const events: FloorEvent[] = [
      { type: 'text.session-ended', sessionId: id, agentId: one.agentId, asOf: one.asOf },
      ...supervisions(one),
    ];
    if (one.agentId !== undefined) byAgent.get(one.agentId)?.delete(one.id);
    all.delete(one.id);
    told.forget(id);
    return events;
  };

  const role = (one: Conversation, participant: WireParticipant): TextParticipant['role'] => {
    const id = participant.participantId ?? undefined;
    if (id !== undefined && one.supervisors.has(id)) return 'supervisor';
    const seats = [...one.legs.values()].map(({ seat }) => seat);
    const found = roleOf(participant, { directory, seats });
    if (found === 'supervisor' && id !== undefined) one.supervisors.add(id);
    return found;
  };

  const learn = (one: Conversation, session: WireSmsSession, asOf: Millis, dataWhole = false) => {
    const { userData } = session;
    if (userData && asOf >= one.dataAsOf) {
      one.userData = dataWhole ? userData : { ...one.userData, ...userData };
      if (dataWhole) one.dataAsOf = asOf;
    }
    const started = readTime(session.receivedDate);
    if (started !== undefined) one.startedAt = at(started);
  };

  const isOver = (one: Conversation, asOf: Millis) =>
    ![...one.legs.values()].some(({ leg }) => leg.state === 'chatting' || leg.asOf > asOf);

  /** The reading user's own coming and going, which is no part of the talk; who is inside says that they listen. */
  const isReading = (one: Conversation, { kind }: TextMessage, item: unknown): boolean => {
    if (kind !== 'joined' && kind !== 'left') return false;
    const from = messageSchema.safeParse(item).data?.from;
    return (
      from != null && [...one.legs.values()].some(({ seat }) => seat.reads === true && isSeat(seat, from))
    );
  };

  return {
    restoredFacts: asOf => [...all.values()].flatMap(one => tell(one, asOf)),

    listed: (agentId, sessions, { whole }, asOf) => {
      const events: FloorEvent[] = [];
      for (const session of sessions) {
        const one = get(session.id);
        learn(one, session, asOf);
        giveTo(one, agentId);
        one.missed = 0;
        events.push(...tell(one, asOf));
      }
      if (!whole) return events;
      const present = new Set(sessions.map(({ id }) => id));
      for (const id of [...(byAgent.get(agentId) ?? [])]) {
        const one = all.get(id);
        if (one === undefined || present.has(id)) continue;
        one.missed += 1;
        if (isOver(one, asOf)) events.push(...end(one, asOf));
      }
      return events;
    },

    keepOnly: (agents, asOf) =>
      [...all.values()]
        .filter(one => one.agentId !== undefined && !agents.has(one.agentId) && isOver(one, asOf))
        .flatMap(one => end(one, asOf)),

    leg: (seat, session, { participantsTold, dataWhole, mode }, asOf) => {
      const one = get(session.id);
      const before = one.legs.get(seat.user);
      if (before !== undefined && asOf < before.leg.asOf) return [];
      learn(one, session, asOf, dataWhole);
      const raw: WireParticipant[] = [];
      for (const item of session.participants ?? []) {
        const participant = participantSchema.safeParse(item);
        if (participant.success) raw.push(participant.data);
      }
      const state = session.state ? legStateOf(session.state) : (before?.leg.state ?? 'unknown');
      const own = raw.filter(participant => isSeat(seat, participant));
      const [self] = own;
      // What others can see of us is the truth about the mode; the word beside it may be the one of the invitation.
      const seen =
        own.length === 1 && self?.visibility ? modeOfVisibility(visibilityOf(self.visibility)) : undefined;
      const leg: TextLeg = {
        user: seat.user,
        state,
        mode: seen ?? modeOf(session.supervisorMode) ?? mode ?? before?.leg.mode,
        capabilities: session.capabilities ?? before?.leg.capabilities ?? [],
        asOf,
      };
      const began = before !== undefined && before.leg.state === state ? before.since : asOf;
      one.legs.set(seat.user, { seat, leg, since: began });
      if (participantsTold) {
        const roles = (participant: WireParticipant) => role(one, participant);
        one.participants = raw.flatMap(participant => participantOf(participant, roles) ?? []);
        const seats = [...one.legs.values()].map(entry => entry.seat);
        one.ours = new Set(
          raw
            .filter(participant => seats.some(each => isSeat(each, participant)))
            .flatMap(participant => participantOf(participant, roles)?.id ?? []),
        );
      }
      if (!isHeard(one) && one.transcript === 'whole') one.transcript = 'partial';
      // Never seen in an agent's list, and nobody of ours is in it any more: there is nothing left to show.
      const isLost = one.agentId === undefined && ![...one.legs.values()].some(each => isOpen(each.leg));
      return isLost ? end(one, asOf) : tell(one, asOf);
    },

    legOver: (user, id, state, asOf) => {
      const one = all.get(id);
      const known = one?.legs.get(user);
      if (one === undefined || known === undefined) return [];
      one.legs.set(user, { ...known, leg: { ...known.leg, state, capabilities: [], asOf } });
      if (!isHeard(one) && one.transcript === 'whole') one.transcript = 'partial';
      return tell(one, asOf);
    },

    messages: (seat, id, items, { whole }, asOf) => {
      const one = all.get(id);
      if (!one?.legs.has(seat.user)) return { events: [], leftovers: [] };
      const events: FloorEvent[] = [];
      const leftovers: Leftover[] = [];
      let first = Number.POSITIVE_INFINITY;
      for (const item of items) {
        const message = messageOf(
          item,
          participant => role(one, participant),
          time => (time === undefined ? asOf : at(time)),
        );
        if (!message.ok) {
          leftovers.push({ reason: message.error, raw: item });
          continue;
        }
        if (message.value === undefined || isReading(one, message.value, item)) continue;
        first = Math.min(first, message.value.index);
        if (isNewMessage(one, message.value))
          events.push({
            type: 'text.message-added',
            sessionId: entityId(platformId, id),
            agentId: one.agentId,
            message: message.value,
          });
      }
      // The first batch after Accept is the history so far.
      if (whole || (one.transcript === 'unknown' && first <= 1)) one.transcript = 'whole';
      else if (one.transcript === 'unknown' && events.length > 0) one.transcript = 'partial';
      return { events: [...events, ...tell(one, asOf)], leftovers };
    },

    deaf: (user, asOf) =>
      [...all.values()].flatMap(one => {
        const leg = one.legs.get(user)?.leg;
        if (leg?.state !== 'chatting' || one.transcript !== 'whole') return [];
        one.transcript = 'partial';
        return tell(one, asOf);
      }),

    legOf: (user, id) => all.get(id)?.legs.get(user)?.leg,
    // Asked for with each list and each message: nothing is made for those where the user has no leg.
    openLegs: user => {
      const open: { readonly id: string; readonly leg: TextLeg }[] = [];
      for (const { id, legs } of all.values()) {
        const leg = legs.get(user)?.leg;
        if (leg !== undefined && isOpen(leg)) open.push({ id, leg });
      }
      return open;
    },
    agentOf: id => all.get(id)?.agentId,
    isLive: id => all.has(id),
    isMissing: id => (all.get(id)?.missed ?? 0) >= MISSED_TOO_OFTEN,
    isBusy: agentId => (byAgent.get(agentId)?.size ?? 0) > 0,
  };
}
