import type { Stage } from '../story/stage.ts';
import { say } from '../story/texts.ts';
import type { Conversations } from './conversations.ts';
import type { SmsSession } from './model.ts';

/** What people do when a supervisor writes. */
export type Reactions = {
  readonly supervisorWrote: (session: SmsSession, visibility: 'All' | 'Agents') => void;
};

const AGENT_SAYS = [
  'Thanks, will do.',
  'Good idea, doing that now.',
  'Understood, thank you.',
  'On it.',
] as const;
const CUSTOMER_SAYS = [
  'Thank you for stepping in.',
  'Good to know that somebody is looking after this.',
  'Ok, thank you. I will wait.',
  'At last. Thanks.',
] as const;

/** The agent thanks for advice, among agents; the customer answers a new voice once. */
export function createReactions(
  stage: Stage,
  random: () => number,
  conversations: () => Conversations,
): Reactions {
  const pick = (lines: readonly string[]) => lines[Math.floor(random() * lines.length)] ?? '';
  const later = (session: SmsSession, run: () => void) =>
    stage.follow(7 + random() * 9, () => {
      if (conversations().find(session.id) === session) run();
    });

  return {
    supervisorWrote: (session, visibility) => {
      if (visibility === 'Agents')
        later(session, () => {
          const { participant } = session.legs.get(session.agent.id) ?? {};
          if (participant)
            conversations().post(session, participant, 'Agents', { type: 'Text', text: pick(AGENT_SAYS) });
        });
      else if (!session.greeted) {
        session.greeted = true;
        later(session, () => say(stage, session.contact, 'customer', pick(CUSTOMER_SAYS)));
      }
    },
  };
}
