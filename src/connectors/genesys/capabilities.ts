import type { Capabilities, Capability, CommandType } from '../../floor/commands.ts';
import { COMMAND_TYPES } from '../../floor/commands.ts';

const own = (effect: string, more: { observable?: boolean; destructive?: boolean } = {}): Capability => ({
  can: true,
  effect,
  ownIdentity: true,
  observable: more.observable ?? true,
  ...(more.destructive && { destructive: true }),
});

const NO_SESSION_EVENTS =
  'Genesys has no event stream of an agent session to join: its floor is always heard.';
const NO_MESSAGES = 'Genesys Web Services sends no messages to agents outside a conversation.';
const NO_VOICE =
  'On Genesys this works for text conversations: use Messages. Calls are supervised from the Genesys desktop.';
const NO_QUEUES = 'Genesys Web Services does not let supervisors change who serves which queue.';

const CAN: Capabilities = {
  'agent.join-session': { can: false, why: NO_SESSION_EVENTS },
  'agent.leave-session': { can: false, why: NO_SESSION_EVENTS },
  'agent.terminate-session': {
    can: true,
    effect:
      'Sets the agent to Offline on every channel. No new work reaches them; conversations under way stay with them until they end.',
    destructive: true,
    observable: true,
  },
  'agent.set-state': {
    can: true,
    effect: 'Sets the agent to Ready or Not Ready on every channel, without a reason.',
    observable: true,
  },
  'agent.send-message': { can: false, why: NO_MESSAGES },
  'agent.send-event': { can: false, why: NO_MESSAGES },
  'contact.monitor': { can: false, why: NO_VOICE },
  'contact.coach': { can: false, why: NO_VOICE },
  'contact.barge-in': { can: false, why: NO_VOICE },
  'contact.take-over': { can: false, why: NO_VOICE },
  'contact.stop': { can: false, why: NO_VOICE },
  'text.monitor': own('You read along. Neither the agent nor the customer notices; other supervisors do.'),
  'text.coach': own('You read along and write to the agent. The customer sees nothing of it.'),
  'text.barge-in': own('You join the conversation: the agent and the customer see you and what you write.'),
  'text.accept': own('You enter the conversation that you are invited to.'),
  'text.reject': own('You turn the invitation down.'),
  'text.leave': own('You leave the conversation; it goes on without you.'),
  'text.send': own('Your message is sent to those whom the composer names.'),
  // Not documented for a supervisor's leg, while the same call of an agent's leg ends the conversation for everybody.
  'text.complete': own(
    'Ends your part of the conversation. Genesys may take it as the end of the conversation itself, for the agent and the customer.',
    { destructive: true },
  ),
  'text.set-disposition': own('Sets the result of the conversation. The agent sees it.'),
  'text.add-data': own('Attaches it to the conversation. The agent sees it, and it stays with the contact.'),
  'text.change-data': own('Overwrites what is attached to the conversation. The agent sees it.'),
  'text.delete-data': own('Takes it off the conversation for everybody; what it said is not kept here.'),
  'text.watch-next': own(
    'You are invited to the next conversation of this agent, or to all. Genesys does not confirm that this stands.',
    { observable: false },
  ),
  'text.stop-watching': own('No more invitations from this agent. Conversations you are in go on.', {
    observable: false,
  }),
};

/** What can be done on Genesys, and what it means there; for everything else, why not. */
export const GENESYS_CAPABILITIES: Capabilities = Object.fromEntries(
  COMMAND_TYPES.map((type: CommandType) => [type, CAN[type] ?? { can: false, why: NO_QUEUES }]),
);
