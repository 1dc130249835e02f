import { type Capabilities, COMMAND_TYPES, type CommandType } from '../../floor/commands.ts';

const NO_LISTENING =
  "NetSapiens' public interface has no way to listen to a call, to whisper or to barge in: use its own portal.";
const NO_TEXT =
  'NetSapiens lets nobody step into a message session from outside: only its agent can write there.';
const NO_STATE =
  'A NetSapiens agent has no state of their own to set: log them in to or out of queues instead, with a reason.';
const NO_SESSION = 'NetSapiens has no agent session that can be joined: queues and calls are read directly.';

const cannot = (why: string) => ({ can: false, why }) as const;

function whyNot(type: CommandType): string {
  if (type.startsWith('contact.')) return NO_LISTENING;
  if (type.startsWith('text.')) return NO_TEXT;
  if (type === 'agent.set-state') return NO_STATE;
  if (type === 'agent.join-session' || type === 'agent.leave-session') return NO_SESSION;
  return 'NetSapiens has no call for it.';
}

/** What can be done on NetSapiens, in the supervisor's words. */
export const NETSAPIENS_CAPABILITIES: Capabilities = {
  ...Object.fromEntries(COMMAND_TYPES.map(type => [type, cannot(whyNot(type))])),
  'agent.terminate-session': {
    can: true,
    effect:
      'Logs the agent out of all their queues. A call they are on goes on; no further calls are handed to them.',
    destructive: true,
    observable: true,
  },
  'queue.add-agent': {
    can: true,
    effect:
      'Adds the agent to the queue: with automatic availability its calls reach them as soon as they are free.',
    observable: true,
  },
  'queue.update-agent': {
    can: true,
    effect: 'Changes how the agent serves the queue. NetSapiens may take some seconds until it shows.',
    observable: true,
  },
  'queue.remove-agent': {
    can: true,
    effect: 'Takes the agent off the queue. Their settings there are lost; a call they are on goes on.',
    destructive: true,
    observable: true,
  },
  'queue.log-in': {
    can: true,
    effect: 'Logs the agent in: calls are handed to them. Without a queue: in all of their queues.',
    observable: true,
  },
  'queue.log-out': {
    can: true,
    effect:
      'Logs the agent out: no further calls are handed to them, a call they are on goes on. A reason (lunch, break …) always counts for all of their queues.',
    observable: true,
  },
  'queue.single-call': {
    can: true,
    effect: 'Hands the agent one call; afterwards they are logged out again.',
    observable: true,
  },
  'queue.loan-agent': {
    can: true,
    effect: 'Adds the agent to the queue until the time given; Floorwatch takes them off again.',
    observable: true,
  },
};
