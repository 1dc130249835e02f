import { CHANNEL_MESSAGE_TYPE } from '../../connectors/genesys/wire-text.ts';
import { logIn, logOut, setPresence } from '../story/sessions.ts';
import { comeBack } from '../story/shifts.ts';
import type { Stage } from '../story/stage.ts';
import type { Notify } from './conversations.ts';
import type { User } from './model.ts';
import { Refusal } from './refusal.ts';
import { CHANNELS, type Render } from './render.ts';
import type { Users } from './users.ts';

/** Agents' states by channel, as they or a supervisor set them. */
export type AgentControl = {
  /** Channels on which the user is logged out though the story has them at work. */
  readonly offOf: (user: User) => ReadonlySet<string>;
  readonly set: (user: User, channel: string | undefined, operation: string) => void;
  readonly close: () => void;
};

const NOBODY: ReadonlySet<string> = new Set();

export function createAgentControl(given: {
  readonly stage: Stage;
  readonly users: Users;
  readonly render: Render;
  readonly notify: Notify;
}): AgentControl {
  const { stage, users, render, notify } = given;
  const off = new Map<User, Set<string>>();
  const offOf = (user: User) => off.get(user) ?? NOBODY;

  const tell = (user: User) =>
    notify(user, '/v2/me/channels', {
      messageType: CHANNEL_MESSAGE_TYPE,
      channels: render.channels(user.agent, offOf(user)),
    });

  const unlisten = stage.listen(fact => {
    if (fact.type === 'session-started') {
      const user = users.byAgent(fact.agent);
      if (user) off.delete(user);
    }
    if (fact.type === 'agent-state' || fact.type === 'session-started' || fact.type === 'session-ended') {
      const user = fact.agent.platform === 'genesys' ? users.byAgent(fact.agent) : undefined;
      if (user) tell(user);
    }
  });

  const goOffline = (user: User, channels: readonly string[]) => {
    const { agent } = user;
    if (agent.session === undefined) return;
    off.set(user, new Set([...offOf(user), ...channels]));
    if (CHANNELS.every(channel => offOf(user).has(channel))) {
      // Conversations under way stay with the agent until they end; then the shift is over.
      agent.leaving = true;
      if (agent.contacts.size > 0) setPresence(stage, agent, { presence: 'unavailable', reason: undefined });
      else {
        logOut(stage, agent, true);
        comeBack(stage, agent);
      }
    }
    tell(user);
  };

  return {
    offOf,
    set: (user, channel, operation) => {
      const channels = channel === undefined ? CHANNELS : CHANNELS.filter(each => each === channel);
      if (channels.length === 0) throw new Refusal('notFound', `Channel ${channel} is not found`);
      const { agent } = user;
      switch (operation) {
        case 'Ready':
        case 'NotReady': {
          if (agent.session === undefined) logIn(stage, agent, { withLeg: true });
          const left = new Set(offOf(user));
          for (const each of channels) left.delete(each);
          off.set(user, left);
          agent.leaving = false;
          const presence = operation === 'Ready' ? 'available' : 'unavailable';
          setPresence(stage, agent, { presence, reason: undefined });
          tell(user);
          return;
        }
        case 'Offline':
          goOffline(user, channels);
          return;
        default:
          throw new Refusal('validationError', `Operation ${operation} is not supported`);
      }
    },
    close: unlisten,
  };
}
