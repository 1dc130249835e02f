import type { SupervisorMode } from '../../connectors/genesys/wire-text.ts';
import type { Stage } from '../story/stage.ts';
import type { Conversations, Notify } from './conversations.ts';
import { SMS_TOPIC } from './conversations.ts';
import type { Leg, Monitoring, SmsSession, User } from './model.ts';
import { Refusal } from './refusal.ts';
import type { Render } from './render.ts';

/** Story seconds after which an invitation that nobody answered is taken back. */
export const INVITATION_SECONDS = 30;

/** How supervisors come to conversations: by standing monitoring of an agent, or by intruding. */
export type Supervising = {
  readonly monitor: (monitoring: Monitoring) => void;
  readonly cancel: (supervisor: User, agent: User) => void;
  /** Without a mode, the one of the standing monitoring counts; without that it is refused. */
  readonly intrude: (supervisor: User, session: SmsSession, mode: SupervisorMode | undefined) => void;
  /** A conversation has begun: those who watch the agent are invited. */
  readonly begun: (session: SmsSession) => void;
  readonly standing: () => readonly Monitoring[];
};

export function createSupervising(given: {
  readonly stage: Stage;
  readonly render: Render;
  readonly notify: Notify;
  readonly conversations: () => Conversations;
}): Supervising {
  const { stage, render, notify, conversations } = given;
  const standing = new Map<string, Monitoring>();
  const keyOf = (supervisor: User, agent: User) => `${supervisor.id} ${agent.id}`;

  const invite = (user: User, session: SmsSession, mode: SupervisorMode, nickname: string) => {
    const turn = (session.legs.get(user.id)?.turn ?? 0) + 1;
    const leg: Leg = { user, session, state: 'Invited', mode, nickname, participant: undefined, turn };
    session.legs.set(user.id, leg);
    notify(user, SMS_TOPIC, render.legChanged(leg, 'StatusChange'));
    stage.follow(INVITATION_SECONDS, () => {
      if (leg.state === 'Invited' && leg.turn === turn) conversations().part(leg, 'Revoked');
    });
  };

  return {
    standing: () => [...standing.values()],
    monitor: monitoring => {
      if (!monitoring.supervisor.supervisor)
        throw new Refusal('permissionDenied', 'User does not have supervisor permissions');
      standing.set(keyOf(monitoring.supervisor, monitoring.agent), monitoring);
    },
    cancel: (supervisor, agent) => {
      if (!standing.delete(keyOf(supervisor, agent)))
        throw new Refusal('invalidState', 'Supervisor monitoring is not active for this agent');
    },
    intrude: (supervisor, session, mode) => {
      if (!supervisor.supervisor)
        throw new Refusal('permissionDenied', 'User does not have supervisor permissions');
      const leg = session.legs.get(supervisor.id);
      if (leg !== undefined && (leg.state === 'Invited' || leg.state === 'Chatting'))
        throw new Refusal('invalidState', 'Supervisor already participates in this session');
      const watching = standing.get(keyOf(supervisor, session.agent));
      const chosen = mode ?? watching?.mode;
      if (chosen === undefined)
        throw new Refusal(
          'invalidState',
          'supervisorVisibilityMode is not specified and the agent is not monitored by the supervisor',
        );
      invite(supervisor, session, chosen, watching?.nickname ?? supervisor.userName);
    },
    begun: session => {
      for (const [key, { agent, supervisor, mode, nickname, once }] of standing) {
        if (agent !== session.agent) continue;
        invite(supervisor, session, mode, nickname);
        if (once) standing.delete(key);
      }
    },
  };
}
