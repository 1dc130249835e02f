import type { CommandType } from '../../floor/commands.ts';
import type { TextLeg, TextSession } from '../../floor/entities.ts';
import { type Availability, availability, type Circumstances } from './availability.ts';

/** Everything that decides whether an act on a text conversation can be done. */
export type TextCircumstances = Circumstances & {
  readonly session: Pick<TextSession, 'state' | 'agentId'>;
  /** Own leg in it. */
  readonly leg: TextLeg | undefined;
  /** Whether one stands watch over the agent's conversations to come. */
  readonly standing: boolean;
};

type TextCommandType = Extract<CommandType, `text.${string}`>;

/** Whether an act on a conversation can be done in these circumstances; else who refuses, why, and what would help. */
export function textAvailability(type: TextCommandType, now: TextCircumstances): Availability {
  const general = availability(type, now);
  if (!general.can) return general;
  const why = unfitness(type, now) ?? withheld(type, now);
  return why === undefined ? general : { can: false, why, mend: undefined };
}

function unfitness(type: TextCommandType, now: TextCircumstances): string | undefined {
  const { session, leg, name, standing } = now;
  switch (type) {
    case 'text.watch-next':
      return session.agentId === undefined ? 'No agent has this conversation.' : undefined;
    case 'text.stop-watching':
      return standing ? undefined : `You do not stand watch over ${name}’s conversations.`;
    case 'text.complete':
      if (leg?.state === 'left') return undefined;
      return isIn(leg) ? heldBack(leg) : outside(leg);
    case 'text.set-disposition':
    case 'text.add-data':
    case 'text.change-data':
    case 'text.delete-data':
      return isIn(leg) ? heldBack(leg) : outside(leg);
    default:
      break;
  }
  if (session.state === 'ended') return 'The conversation is over.';
  switch (type) {
    case 'text.monitor':
    case 'text.coach':
    case 'text.barge-in':
      if (leg?.state === 'invited') return 'You are invited already: accept or decline that first.';
      if (leg?.state === 'chatting' && type === `text.${leg.mode}`) return DOING_ALREADY[type];
      return session.agentId === undefined ? 'No agent has this conversation.' : undefined;
    case 'text.accept':
    case 'text.reject':
      return leg?.state === 'invited' ? undefined : 'There is no open invitation.';
    default:
      return leg?.state === 'chatting' ? undefined : outside(leg);
  }
}

const isIn = (leg: TextLeg | undefined): leg is TextLeg => leg?.state === 'chatting' || leg?.state === 'left';

/** What the agent would notice is not done while one is hidden from them. */
const heldBack = ({ mode }: TextLeg): string | undefined =>
  mode === 'coach' || mode === 'barge-in'
    ? undefined
    : 'The agent would notice it, and you are hidden from them. Coach or barge in first.';

const outside = (leg: TextLeg | undefined): string =>
  leg?.state === 'invited'
    ? 'You are invited, but not inside yet.'
    : 'You are not in this conversation. Monitor, coach or barge in first.';

const DOING_ALREADY = {
  'text.monitor': 'You monitor this conversation already.',
  'text.coach': 'You coach in this conversation already.',
  'text.barge-in': 'You are in this conversation already.',
} as const;

/** Words, of any platform, by which a leg may be allowed what a command asks for. */
const ALLOWED_BY: Partial<Readonly<Record<TextCommandType, readonly string[]>>> = {
  'text.monitor': ['SwitchToMonitor', 'SwitchMonitor'],
  'text.coach': ['SwitchToCoach', 'SwitchCoach'],
  'text.barge-in': ['SwitchToBargeIn', 'SwitchBargeIn'],
  'text.accept': ['Accept'],
  'text.reject': ['Reject'],
  'text.leave': ['Leave'],
  'text.complete': ['Complete'],
  'text.set-disposition': ['SetDisposition'],
  'text.add-data': ['AttachUserData'],
  'text.change-data': ['UpdateUserData'],
  'text.delete-data': ['DeleteUserData'],
};

/** Why the platform withholds it from this leg now; a leg that tells nothing of the kind is not held back. */
function withheld(type: TextCommandType, { leg, platform }: TextCircumstances): string | undefined {
  const words = ALLOWED_BY[type];
  const isSwitch = type === 'text.monitor' || type === 'text.coach' || type === 'text.barge-in';
  if (words === undefined || leg === undefined || leg.capabilities.length === 0) return undefined;
  if (isSwitch && leg.state !== 'chatting') return undefined;
  if (words.some(word => leg.capabilities.includes(word))) return undefined;
  return `${platform?.name ?? 'The platform'} does not allow this in this conversation now.`;
}
