import type { CommandType } from '../../floor/commands.ts';

/** What a command is called: verb and object, with the name of whom it is about. */
const TITLES: Readonly<Record<CommandType, (name: string) => string>> = {
  'agent.join-session': name => `Listen to ${whose(name)} session`,
  'agent.leave-session': name => `Stop listening to ${whose(name)} session`,
  'agent.terminate-session': name => `End ${whose(name)} session`,
  'agent.set-state': name => `Change ${whose(name)} state`,
  'agent.send-message': name => `Send ${name} a message`,
  'agent.send-event': name => `Send an event to ${whose(name)} session`,
  'contact.monitor': name => `Monitor ${name}`,
  'contact.coach': name => `Coach ${name}`,
  'contact.barge-in': name => `Barge in on ${name}`,
  'contact.take-over': name => `Take over from ${name}`,
  'contact.stop': name => `Stop supervising ${name}`,
  'text.monitor': name => `Watch ${whose(name)} conversation`,
  'text.coach': name => `Coach ${name} in the conversation`,
  'text.barge-in': name => `Join ${whose(name)} conversation`,
  'text.accept': () => 'Accept the invitation',
  'text.reject': () => 'Decline the invitation',
  'text.leave': () => 'Leave the conversation',
  'text.send': () => 'Send a message',
  'text.complete': () => 'Complete the conversation',
  'text.set-disposition': () => 'Set the disposition',
  'text.add-data': () => 'Add to the conversation’s data',
  'text.change-data': () => 'Change the conversation’s data',
  'text.delete-data': () => 'Delete from the conversation’s data',
  'text.watch-next': name => `Watch ${whose(name)} next conversation`,
  'text.stop-watching': name => `Stop watching ${whose(name)} conversations`,
  'queue.add-agent': name => `Add ${name} to the queue`,
  'queue.update-agent': name => `Change ${name} in the queue`,
  'queue.remove-agent': name => `Remove ${name} from the queue`,
  'queue.log-in': name => `Log ${name} in to the queue`,
  'queue.log-out': name => `Log ${name} out of the queue`,
  'queue.single-call': name => `Give ${name} a single call`,
  'queue.loan-agent': name => `Lend ${name} to the queue`,
};

/** `Maya's`, `Jonas'`. */
export function whose(name: string): string {
  return /s$/i.test(name) ? `${name}’` : `${name}’s`;
}

/** A command in words: `End Maya’s session`. */
export function commandTitle(type: CommandType, name: string): string {
  return TITLES[type](name);
}

/** The short verb of an act on a ladder or a button row. */
export const SUPERVISE_VERBS = {
  'contact.monitor': 'Monitor',
  'contact.coach': 'Coach',
  'contact.barge-in': 'Barge in',
  'contact.take-over': 'Take over',
} as const satisfies Partial<Record<CommandType, string>>;
