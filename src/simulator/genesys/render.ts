import { ROLES, STATE_IDS, type WireUserState } from '../../connectors/genesys/wire.ts';
import { LOG_MESSAGE_TYPE, SESSION_MESSAGE_TYPE, SMS_CHANNEL } from '../../connectors/genesys/wire-text.ts';
import type { Millis } from '../../lib/clock.ts';
import type { StoryAgent } from '../story/types.ts';
import { capabilitiesOf } from './capabilities.ts';
import { type Leg, type LogEntry, type SmsSession, sees, type User } from './model.ts';

/** Everything that Genesys says, as JSON. `iso` tells a story time as this platform sees it. */
export type Render = ReturnType<typeof createRender>;

export const CHANNELS = ['voice', SMS_CHANNEL] as const;

/** `origin` is where clients reach the simulator: addresses in answers begin with it. */
export function createRender(iso: (at: Millis) => string, origin: () => string) {
  /** `2015-11-26 18:39:38.000+0200`, here always in UTC. */
  const time = (at: Millis) => iso(at).replace('T', ' ').replace('Z', '+0000');
  const address = (path: string) => ({ uri: `${origin()}/genesys/api/v2${path}`, path });

  const participant = ({
    participantId,
    nickname,
    type,
    visibility,
    user,
  }: SmsSession['participants'][number]) => ({
    nickname,
    type,
    participantId,
    visibility,
    ...(user === undefined ? {} : { id: user.id, ...address(`/users/${user.id}`) }),
  });

  const logEntry = ({ at, ...entry }: LogEntry) => ({
    ...entry,
    timestamp: time(at),
    // Milliseconds, as in the vendor's own sample, whatever the name says.
    timestampSeconds: Date.parse(iso(at)),
  });

  /** A leg as its owner sees it. */
  const leg = (one: Leg, withParticipants: boolean) => {
    const { session } = one;
    return {
      id: session.id,
      state: one.state,
      capabilities: capabilitiesOf(one),
      participants: withParticipants
        ? session.participants.filter(({ visibility }) => sees(one, visibility)).map(participant)
        : [],
      userData: session.userData,
      receivedDate: time(session.receivedAt),
      chatType: session.chatType,
      ...(one.mode === undefined ? {} : { supervisorMode: one.mode }),
      ...address(`/smssessions/${session.id}`),
    };
  };

  const userState = (agent: StoryAgent, off: boolean): WireUserState => {
    if (agent.session === undefined || off)
      return { id: STATE_IDS.offline, displayName: 'Offline', state: 'LoggedOut' };
    if (agent.state.activity === 'after-contact-work')
      return {
        id: STATE_IDS.afterCallWork,
        displayName: 'AfterCallWork',
        state: 'NotReady',
        workMode: 'AfterCallWork',
      };
    if (agent.wanted.presence === 'available')
      return { id: STATE_IDS.ready, displayName: 'Ready', state: 'Ready' };
    const { reason } = agent.wanted;
    return reason === undefined
      ? { id: STATE_IDS.notReady, displayName: 'Not Ready', state: 'NotReady' }
      : { id: `reason-${reason.toLowerCase()}`, displayName: reason, state: 'NotReady', reason };
  };

  return {
    leg,
    messages: (one: Leg, entries: readonly LogEntry[]) =>
      entries.filter(({ visibility }) => sees(one, visibility)).map(logEntry),

    legChanged: (one: Leg, notificationType: string, more: Readonly<Record<string, unknown>> = {}) => ({
      smssession: leg(one, notificationType === 'ParticipantsUpdated'),
      messageType: SESSION_MESSAGE_TYPE,
      notificationType,
      ...more,
    }),

    newMessages: (one: Leg, entries: readonly LogEntry[]) => {
      const { uri, path } = address(`/me/smssessions/${one.session.id}`);
      return {
        messages: entries.filter(({ visibility }) => sees(one, visibility)).map(logEntry),
        messageType: LOG_MESSAGE_TYPE,
        notificationType: 'NewMessages',
        smssessionUri: uri,
        smssessionPath: path,
      };
    },

    /** An agent's session as a supervisor's list has it: thin. */
    listed: (session: SmsSession) => ({
      id: session.id,
      receivedDate: time(session.receivedAt),
      userData: session.userData,
      capabilities: [],
    }),

    channels: (agent: StoryAgent, off: ReadonlySet<string>) =>
      CHANNELS.map(channel => ({ channel, dndState: 'Off', userState: userState(agent, off.has(channel)) })),

    user: (user: User) => ({
      id: user.id,
      userName: user.userName,
      firstName: user.agent.first,
      lastName: user.agent.last,
      emailAddress: user.agent.userName,
      roles: user.supervisor ? [ROLES.supervisor, ROLES.agent] : [ROLES.agent],
      enabled: true,
      doNotDisturb: 'Off',
      changePasswordOnFirstLogin: false,
      agentGroups: [{ id: String(user.agent.team.id), name: user.agent.team.name }],
      ...address(`/users/${user.id}`),
    }),

    device: (user: User, off: ReadonlySet<string>) => ({
      id: `device-${user.id.slice(0, 8)}`,
      deviceState: 'Active',
      userState: userState(user.agent, off.has('voice')),
      phoneNumber: user.agent.stationPhone,
      e164Number: user.agent.stationPhone,
      telephonyNetwork: 'Private',
      doNotDisturb: 'Off',
      capabilities: ['ForwardCallsOn', 'DoNotDisturbOn'],
    }),
  };
}
