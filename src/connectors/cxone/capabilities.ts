import type { Capabilities, Capability } from '../../floor/commands.ts';
import type { CxoneConfig } from './config.ts';

/** What each command does on CXone, in the supervisor's words: shown before the click. */
export function capabilitiesOf(config: CxoneConfig): Capabilities {
  const own = (effect: string): Capability => ({ can: true, effect, ownIdentity: true, observable: true });
  const joins: Capability =
    config.join.policy === 'none'
      ? { can: false, why: 'Listening to sessions is switched off in the configuration.' }
      : {
          can: true,
          effect:
            'Listens to the agent’s live session events. The agent notices nothing; the session goes on.',
          observable: true,
        };
  const text: Capability = { can: false, why: 'CXone offers no way to step into a text conversation.' };
  const skill = (effect: string, destructive = false): Capability => ({
    can: true,
    effect,
    observable: true,
    ...(destructive && { destructive }),
  });
  return {
    'agent.join-session': joins,
    'agent.leave-session':
      config.join.policy === 'none'
        ? joins
        : { can: true, effect: 'Stops listening. The agent’s session goes on.', observable: true },
    'agent.terminate-session': {
      can: true,
      effect: 'Ends the agent’s CXone session: they are logged out, and a live call is dropped.',
      destructive: true,
      observable: true,
    },
    'agent.set-state': {
      can: true,
      effect: 'Changes the agent’s CXone state. During a contact it becomes the state that follows.',
      observable: true,
    },
    'agent.send-message': {
      can: true,
      effect: 'Shows a message in the agent’s application. It is sent in the gateway’s name.',
      observable: false,
    },
    'agent.send-event': {
      can: true,
      effect:
        'Sends a custom event to the applications on the agent’s session. Its data travels in the web address and ends up in logs: no secrets or personal data.',
      observable: false,
    },
    'contact.monitor': own(
      'Calls your own phone and lets you hear the agent’s call. Neither the agent nor the customer hears you. One call at a time.',
    ),
    'contact.coach': own('The agent hears you, the customer does not. CXone confirms it only to you.'),
    'contact.barge-in': own('You join the call: agent and customer both hear you.'),
    'contact.take-over': { can: true, ...takeOver },
    'contact.stop':
      config.supervise.stopBy === 'agent-phone-end'
        ? own('Hangs up your own phone, which ends your listening. The agent’s call goes on.')
        : own('Ends your copy of the call. The agent’s call goes on.'),
    'text.monitor': text,
    'text.coach': text,
    'text.barge-in': text,
    'text.accept': text,
    'text.reject': text,
    'text.leave': text,
    'text.send': text,
    'text.complete': text,
    'text.set-disposition': text,
    'text.add-data': text,
    'text.change-data': text,
    'text.delete-data': text,
    'text.watch-next': text,
    'text.stop-watching': text,
    'queue.add-agent': skill(
      'Gives the agent the skill, with a proficiency from 1 (best) to 20. The first digital skill of an agent may take up to five minutes to work.',
    ),
    'queue.update-agent': skill(
      'Changes the agent’s proficiency in the skill, or suspends it: a suspended skill stays assigned and brings no contacts.',
    ),
    'queue.remove-agent': skill(
      'Takes the skill away from the agent. Their proficiency in it is lost; a contact they have goes on.',
      true,
    ),
    'queue.log-in': { can: false, why: 'CXone has no logging in to single skills.' },
    'queue.log-out': { can: false, why: 'CXone has no logging out of single skills.' },
    'queue.single-call': { can: false, why: 'CXone has no single-call mode.' },
    'queue.loan-agent': skill(
      'Gives the agent the skill until the time given; Floorwatch takes it away again.',
    ),
  };
}

const takeOver = {
  effect: 'The call becomes yours and leaves the agent. It cannot be given back, only transferred.',
  destructive: true,
  ownIdentity: true,
  observable: true,
} as const;
