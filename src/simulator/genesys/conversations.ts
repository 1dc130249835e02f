import type { SupervisorMode, WireVisibility } from '../../connectors/genesys/wire-text.ts';
import { openedBy, subjectOf } from '../story/sms.ts';
import type { Stage } from '../story/stage.ts';
import type { ChatMessage, StoryContact, StoryFact } from '../story/types.ts';
import {
  type Leg,
  type LogEntry,
  listeners,
  type Participant,
  type SmsSession,
  sees,
  type User,
} from './model.ts';
import type { Render } from './render.ts';
import type { Users } from './users.ts';

/** Sends a notification to everything that listens as a user. */
export type Notify = (user: User, channel: string, data: unknown) => void;

export const SMS_TOPIC = '/v2/me/smssessions';

/** Typing notices that are remembered of a conversation, for whoever looks. */
const MOST_TYPING = 100;

export const VISIBILITY: Readonly<Record<SupervisorMode, WireVisibility>> = {
  Monitor: 'Supervisors',
  Coach: 'Agents',
  BargeIn: 'All',
};

/** The conversations of the story's agents, with everybody's legs and everything said in them. */
export type Conversations = {
  readonly live: () => readonly SmsSession[];
  readonly find: (id: string) => SmsSession | undefined;
  readonly ofAgent: (user: User) => readonly SmsSession[];
  readonly legsOf: (user: User) => readonly Leg[];
  /** Adds to the transcript and tells it to all who may see it. */
  readonly post: (
    session: SmsSession,
    from: Participant,
    visibility: WireVisibility,
    content: Pick<LogEntry, 'type' | 'text' | 'url' | 'noticeText'>,
  ) => LogEntry;
  readonly join: (leg: Leg) => void;
  readonly show: (leg: Leg, mode: SupervisorMode) => void;
  readonly part: (leg: Leg, state: Leg['state'], more?: Readonly<Record<string, unknown>>) => void;
  readonly close: () => void;
};

export function createConversations(given: {
  readonly stage: Stage;
  readonly users: Users;
  readonly render: Render;
  readonly notify: Notify;
  /** A conversation has begun at an agent. */
  readonly onBegun: (session: SmsSession) => void;
}): Conversations {
  const { stage, users, render, notify, onBegun } = given;
  const sessions = new Map<string, SmsSession>();
  const byContact = new Map<StoryContact, SmsSession>();

  const tell = (leg: Leg, data: unknown) => notify(leg.user, SMS_TOPIC, data);

  const tellParticipants = (session: SmsSession, toWhom: (leg: Leg) => boolean) => {
    for (const leg of listeners(session))
      if (toWhom(leg)) tell(leg, render.legChanged(leg, 'ParticipantsUpdated'));
  };

  const write = (
    session: SmsSession,
    from: Participant,
    visibility: WireVisibility,
    content: Pick<LogEntry, 'type' | 'text' | 'url' | 'noticeText'>,
    at = stage.now(),
  ): LogEntry => {
    const { participantId, nickname, type } = from;
    const entry = {
      index: session.nextIndex,
      from: { participantId, nickname, type },
      visibility,
      at,
      ...content,
    };
    session.nextIndex += 1;
    // Typing takes up a number but is no part of the history.
    if (!content.type.startsWith('Typing')) session.log.push(entry);
    else if (session.typing.push(entry) > MOST_TYPING) session.typing.shift();
    return entry;
  };

  const post: Conversations['post'] = (session, from, visibility, content) => {
    const entry = write(session, from, visibility, content);
    for (const leg of listeners(session))
      if (sees(leg, visibility)) tell(leg, render.newMessages(leg, [entry]));
    return entry;
  };

  const addParticipant = (session: SmsSession, part: Omit<Participant, 'participantId'>): Participant => {
    const participant = { ...part, participantId: String(session.nextParticipant) };
    session.nextParticipant += 1;
    session.participants.push(participant);
    return participant;
  };

  const begin = (contact: StoryContact) => {
    const agent = contact.agent && users.byAgent(contact.agent);
    if (agent === undefined || byContact.has(contact)) return;
    const session: SmsSession = {
      id: `0000Ua${Number(contact.id).toString(36).toUpperCase().padStart(10, '0')}`,
      contact,
      agent,
      receivedAt: contact.startedAt,
      userData: userDataOf(contact, agent),
      chatType: openedBy(contact) === 'agent' ? 'Outbound' : 'Inbound',
      log: [],
      typing: [],
      participants: [],
      legs: new Map(),
      nextIndex: 1,
      nextParticipant: 1,
      greeted: false,
    };
    const customer = addParticipant(session, {
      nickname: contact.customer.name,
      type: 'Customer',
      visibility: 'All',
      user: undefined,
    });
    write(session, customer, 'All', { type: 'ParticipantJoined' }, contact.startedAt);
    const self = addParticipant(session, {
      nickname: agent.agent.first,
      type: 'Agent',
      visibility: 'All',
      user: agent,
    });
    const came = contact.agentSince ?? stage.now();
    const before = contact.messages.filter(({ at, from }) => at <= came && from !== 'agent');
    for (const message of before) write(session, customer, 'All', textOf(message), message.at);
    write(session, self, 'All', { type: 'ParticipantJoined' }, came);
    for (const message of contact.messages.slice(before.length))
      write(session, message.from === 'agent' ? self : customer, 'All', textOf(message), message.at);
    const leg: Leg = {
      user: agent,
      session,
      state: 'Chatting',
      mode: undefined,
      nickname: self.nickname,
      participant: self,
      turn: 0,
    };
    session.legs.set(agent.id, leg);
    sessions.set(session.id, session);
    byContact.set(contact, session);
    tell(leg, render.legChanged(leg, 'StatusChange'));
    tell(leg, render.legChanged(leg, 'ParticipantsUpdated'));
    tell(leg, render.newMessages(leg, session.log));
    onBegun(session);
  };

  const end = (session: SmsSession) => {
    sessions.delete(session.id);
    byContact.delete(session.contact);
    for (const leg of session.legs.values()) {
      if (leg.state === 'Completed' || leg.state === 'Revoked') continue;
      leg.state = leg.mode === undefined ? 'Completed' : 'Revoked';
      leg.turn += 1;
      tell(leg, render.legChanged(leg, 'StatusChange'));
    }
  };

  const hear = (fact: StoryFact) => {
    if (fact.type === 'contact') {
      const { contact } = fact;
      if (contact.platform !== 'genesys' || contact.channel !== 'sms') return;
      const known = byContact.get(contact);
      const goesOn = contact.status === 'active' && contact.agent !== undefined;
      if (known !== undefined && !(goesOn && known.agent.agent === contact.agent)) end(known);
      if (goesOn) begin(contact);
    } else if (fact.type === 'chat-message') {
      const session = byContact.get(fact.contact);
      const from = session?.participants.find(({ type, user }) =>
        fact.message.from === 'customer' ? type === 'Customer' : user === session.agent,
      );
      if (session === undefined || from === undefined || fact.message.from === 'system') return;
      if (fact.message.from === 'agent')
        for (const type of ['TypingStarted', 'TypingStopped']) post(session, from, 'All', { type });
      post(session, from, 'All', textOf(fact.message));
    }
  };
  const unlisten = stage.listen(hear);
  for (const contact of stage.contacts.values())
    if (contact.platform === 'genesys' && contact.channel === 'sms' && contact.status === 'active')
      begin(contact);

  return {
    live: () => [...sessions.values()],
    find: id => sessions.get(id),
    ofAgent: user => [...sessions.values()].filter(session => session.agent === user),
    legsOf: user => [...sessions.values()].flatMap(session => session.legs.get(user.id) ?? []),
    post,

    join: leg => {
      const { session, mode } = leg;
      if (mode === undefined) return;
      leg.state = 'Chatting';
      leg.turn += 1;
      tell(leg, render.legChanged(leg, 'StatusChange'));
      const visibility = VISIBILITY[mode];
      const participant = addParticipant(session, {
        nickname: leg.nickname,
        type: 'Agent',
        visibility,
        user: leg.user,
      });
      leg.participant = participant;
      tellParticipants(session, other => sees(other, visibility));
      const entry = write(session, participant, visibility, { type: 'ParticipantJoined' });
      tell(leg, render.newMessages(leg, session.log));
      for (const other of listeners(session))
        if (other !== leg && sees(other, visibility)) tell(other, render.newMessages(other, [entry]));
    },

    show: (leg, mode) => {
      const { participant, session } = leg;
      if (participant === undefined) return;
      const before = participant.visibility;
      leg.mode = mode;
      participant.visibility = VISIBILITY[mode];
      const appears = rank(participant.visibility) > rank(before);
      tellParticipants(session, other => sees(other, appears ? participant.visibility : before));
      post(session, participant, appears ? participant.visibility : before, {
        type: appears ? 'ParticipantJoined' : 'ParticipantLeft',
      });
    },

    part: (leg, state, more = {}) => {
      const { participant, session } = leg;
      leg.state = state;
      leg.turn += 1;
      tell(leg, render.legChanged(leg, 'StatusChange', more));
      if (participant === undefined) return;
      session.participants.splice(session.participants.indexOf(participant), 1);
      leg.participant = undefined;
      tellParticipants(session, other => sees(other, participant.visibility));
      post(session, participant, participant.visibility, { type: 'ParticipantLeft' });
    },

    close: unlisten,
  };
}

const rank = (visibility: WireVisibility) => ['Supervisors', 'Agents', 'All'].indexOf(visibility);

const textOf = ({ text }: ChatMessage) => ({ type: 'Text', text });

/** What is attached to a conversation: keys as Genesys' routing sets them, and the customer's. */
function userDataOf(contact: StoryContact, agent: User): Record<string, unknown> {
  const [first = '', ...rest] = contact.customer.name.split(' ');
  return {
    ContactId: `000Ua${contact.masterId}`,
    PhoneNumber: contact.customer.phone,
    CustomerName: contact.customer.name,
    FirstName: first,
    LastName: rest.join(' '),
    Subject: subjectOf(contact) ?? '',
    QueueName: contact.queue?.name ?? '',
    ServiceType: 'default',
    CustomerSegment: 'default',
    RTargetAgentSelected: agent.userName,
    RTenant: 'Environment',
    OccuredAt: new Date(contact.startedAt).toISOString(),
  };
}
