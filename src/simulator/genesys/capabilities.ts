import type { LegOperation } from '../../connectors/genesys/wire-text.ts';
import type { Leg } from './model.ts';

const WRITING = [
  'SendMessage',
  'SendToAgents',
  'SendUrl',
  'SendCustomNoticeToAgents',
  'SendStartTypingNotification',
  'SendStopTypingNotification',
  'SendStartTypingToAgentsNotification',
  'SendStopTypingToAgentsNotification',
] as const;
const DATA = ['AttachUserData', 'UpdateUserData', 'DeleteUserData', 'SetDisposition'] as const;

/** The other modes, as the pages spell these capabilities: `SwitchBargeIn` for the operation `SwitchToBargeIn`. */
const SWITCHES = {
  Monitor: ['SwitchToCoach', 'SwitchBargeIn'],
  Coach: ['SwitchToMonitor', 'SwitchBargeIn'],
  BargeIn: ['SwitchToMonitor', 'SwitchToCoach'],
} as const;

/** What a leg's messages list. A monitor's list has the writing operations too: the pages print it so. */
export function capabilitiesOf(leg: Leg): readonly string[] {
  switch (leg.state) {
    case 'Invited':
      return ['Accept', 'Reject'];
    case 'Chatting':
      return leg.mode === undefined
        ? [...WRITING, ...DATA, 'Leave', 'Complete', 'SetInFocus']
        : [...WRITING, ...DATA, 'Leave', 'Complete', 'SetInFocus', ...SWITCHES[leg.mode]];
    case 'LeftChat':
      return [...DATA, 'Complete'];
    default:
      return [];
  }
}

const TO_AGENTS: readonly string[] = [
  'SendToAgents',
  'SendCustomNoticeToAgents',
  'SendStartTypingToAgentsNotification',
  'SendStopTypingToAgentsNotification',
];

/** Whether a leg may do it, which is less than what is listed: a monitor never writes, a coach to agents alone. */
export function may(leg: Leg, operation: LegOperation): 'yes' | 'wrong-state' | 'forbidden' {
  const listed = capabilitiesOf(leg).some(
    name => name === operation || (name === 'SwitchBargeIn' && operation === 'SwitchToBargeIn'),
  );
  if (!listed) return 'wrong-state';
  const writes: readonly string[] = WRITING;
  if (!writes.includes(operation) || leg.mode === undefined || leg.mode === 'BargeIn') return 'yes';
  return leg.mode === 'Coach' && TO_AGENTS.includes(operation) ? 'yes' : 'forbidden';
}
