import type { SupervisorMode } from '../../connectors/genesys/wire-text.ts';
import type { Stage } from '../story/stage.ts';
import type { Conversations } from './conversations.ts';
import type { Leg, User } from './model.ts';

const ADVICE = [
  'You are doing well. Offer them something concrete.',
  'Tell them how long it takes, even if it is long.',
  'You may go up to 20 pounds without asking.',
  'Apologise once, then move on to the solution.',
] as const;

/** Supervisors of the house read along now and then, and sometimes coach: one is not the only one who watches. */
export function beginHouseRounds(given: {
  readonly stage: Stage;
  readonly supervisors: readonly User[];
  readonly conversations: Conversations;
}): void {
  const { stage, supervisors, conversations } = given;

  const round = (supervisor: User) =>
    stage.plan(40 + stage.random.exponential(160), () => {
      visit(supervisor);
      round(supervisor);
    });

  const visit = (supervisor: User) => {
    const sessions = conversations.live();
    const session = sessions[stage.random.whole(0, Math.max(0, sessions.length - 1))];
    const present = conversations.legsOf(supervisor).some(({ state }) => state === 'Chatting');
    if (session === undefined || present || supervisor.agent.session === undefined) return;
    const mode: SupervisorMode = stage.random.chance(0.5) ? 'Monitor' : 'Coach';
    const nickname = supervisor.agent.first;
    const leg: Leg = {
      user: supervisor,
      session,
      state: 'Invited',
      mode,
      nickname,
      participant: undefined,
      turn: 0,
    };
    session.legs.set(supervisor.id, leg);
    conversations.join(leg);
    if (mode === 'Coach')
      stage.plan(stage.random.between(10, 40), () => {
        if (leg.state === 'Chatting' && leg.participant)
          conversations.post(session, leg.participant, 'Agents', {
            type: 'Text',
            text: stage.random.pick(ADVICE),
          });
      });
    stage.plan(stage.random.between(60, 240), () => {
      if (leg.state === 'Chatting') conversations.part(leg, 'Completed');
    });
  };

  for (const supervisor of supervisors) round(supervisor);
}
