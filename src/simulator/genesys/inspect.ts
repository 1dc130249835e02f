import type { Conversations } from './conversations.ts';
import { phoneOf } from './model.ts';
import type { Supervising } from './supervising.ts';

/** What really is, for tests and demonstrations: above all, what each customer's phone has received. */
export function inspect(conversations: Conversations, supervising: Supervising) {
  return {
    conversations: conversations.live().map(session => ({
      id: session.id,
      contactId: session.contact.id,
      agent: { id: session.agent.id, userName: session.agent.userName, storyId: session.agent.agent.id },
      customer: session.contact.customer,
      /** Texts on the customer's phone that others wrote, oldest first. */
      received: phoneOf(session).map(({ text, url, from, at }) => ({
        text: text ?? url,
        from: from.nickname,
        at,
      })),
      participants: session.participants.map(({ nickname, type, visibility }) => ({
        nickname,
        type,
        visibility,
      })),
      legs: [...session.legs.values()].map(({ user, state, mode }) => ({ user: user.userName, state, mode })),
      log: session.log.map(({ index, type, visibility, from, text }) => ({
        index,
        type,
        visibility,
        from: from.nickname,
        text,
      })),
      /** Who was shown to write or to have stopped, and to whom, oldest first. */
      typing: session.typing.map(({ type, visibility, from }) => ({ type, visibility, from: from.nickname })),
    })),
    standing: supervising.standing().map(({ supervisor, agent, mode, once }) => ({
      supervisor: supervisor.userName,
      agent: agent.userName,
      mode,
      scope: once ? 'NextChat' : 'AllChats',
    })),
  };
}
