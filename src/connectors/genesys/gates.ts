import type { CommandInstruction } from '../../floor/command-params.ts';
import type { TextLeg } from '../../floor/entities.ts';
import { assertNever } from '../../lib/assert-never.ts';
import type { Typing } from '../connector.ts';
import { wireMode } from './map-text.ts';
import type { LegOperation } from './wire-text.ts';

/** What one of our legs is asked to do. */
export type LegRequest = {
  readonly operation: LegOperation;
  readonly params: Readonly<Record<string, unknown>>;
};

/** Why it may not be asked; decided here, nothing sent. */
export type Gated =
  | { readonly ok: true; readonly request: LegRequest }
  | { readonly ok: false; readonly branch: string; readonly why: string };

const no = (branch: string, why: string): Gated => ({ ok: false, branch, why });

/** Genesys prints the capability `SwitchBargeIn` for the operation `SwitchToBargeIn`. */
const SPELLINGS: Readonly<Record<string, readonly string[]>> = {
  SwitchToMonitor: ['SwitchToMonitor', 'SwitchMonitor'],
  SwitchToCoach: ['SwitchToCoach', 'SwitchCoach'],
  SwitchToBargeIn: ['SwitchToBargeIn', 'SwitchBargeIn'],
};

/** Whether the platform lets the leg do it now; a leg that tells no capabilities at all is not held back by them. */
export function isCapable(leg: TextLeg, operation: LegOperation): boolean {
  if (leg.capabilities.length === 0) return true;
  return (SPELLINGS[operation] ?? [operation]).some(name => leg.capabilities.includes(name));
}

function capable(leg: TextLeg, operation: LegOperation, params: LegRequest['params'] = {}): Gated {
  if (isCapable(leg, operation)) return { ok: true, request: { operation, params } };
  return no(
    'NoCapability',
    `Genesys does not allow ${operation} in this conversation now. Nothing was sent.`,
  );
}

/**
 * What a command on one's own leg becomes, by the leg's state, its mode and what the platform allows. The mode counts
 * more than the list: Genesys lists SendMessage even for a leg that only monitors.
 */
export function gateLeg(command: CommandInstruction, leg: TextLeg | undefined): Gated {
  if (leg === undefined)
    return no('NotInside', 'You are not in this conversation. Monitor, coach or barge in first.');
  switch (command.type) {
    case 'text.accept':
    case 'text.reject':
      if (leg.state !== 'invited')
        return no('NotInvited', 'There is no open invitation to this conversation.');
      return capable(leg, command.type === 'text.accept' ? 'Accept' : 'Reject');
    case 'text.complete':
      if (leg.state !== 'chatting' && leg.state !== 'left')
        return no('NotInside', 'You are not in this conversation any more.');
      // A silent monitor could end what others are still in; who has left has only this to do.
      return (leg.state === 'left' ? undefined : heldBack(leg, 'agent')) ?? capable(leg, 'Complete');
    case 'text.set-disposition':
    case 'text.add-data':
    case 'text.change-data':
    case 'text.delete-data':
      if (leg.state !== 'chatting' && leg.state !== 'left')
        return no('NotInside', 'You are not in this conversation any more.');
      return heldBack(leg, 'agent') ?? dataRequest(command, leg);
    default:
      break;
  }
  if (leg.state === 'invited')
    return no('NotAccepted', 'You are invited, but not inside yet. Accept the invitation first.');
  if (leg.state !== 'chatting') return no('NotInside', 'You are not in this conversation any more.');
  switch (command.type) {
    case 'text.leave':
      return capable(leg, 'Leave');
    case 'text.monitor':
    case 'text.coach':
    case 'text.barge-in': {
      const mode = wireMode(
        command.type === 'text.monitor' ? 'monitor' : command.type === 'text.coach' ? 'coach' : 'barge-in',
      );
      return capable(leg, `SwitchTo${mode}`);
    }
    case 'text.send': {
      const { audience, text } = command.params;
      return (
        heldBack(leg, audience) ??
        capable(leg, audience === 'everyone' ? 'SendMessage' : 'SendToAgents', { text })
      );
    }
    default:
      return no('NotSupported', 'This cannot be done in a conversation on Genesys.');
  }
}

/** What a typing notice becomes; seen by nobody who would not see what is being written. */
export function gateTyping(leg: TextLeg | undefined, { audience, typing }: Typing): Gated {
  if (leg?.state !== 'chatting') return no('NotInside', 'You are not in this conversation.');
  return heldBack(leg, audience) ?? capable(leg, typingOperation(audience, typing));
}

type DataCommand = Extract<
  CommandInstruction,
  { type: 'text.set-disposition' | 'text.add-data' | 'text.change-data' | 'text.delete-data' }
>;

function dataRequest(command: DataCommand, leg: TextLeg): Gated {
  switch (command.type) {
    case 'text.set-disposition':
      return capable(leg, 'SetDisposition', { disposition: command.params.disposition });
    case 'text.add-data':
      return capable(leg, 'AttachUserData', { userData: { [command.params.key]: command.params.value } });
    case 'text.change-data':
      return capable(leg, 'UpdateUserData', { userData: { [command.params.key]: command.params.value } });
    case 'text.delete-data':
      return capable(leg, 'DeleteUserData', { keys: [command.params.key] });
    default:
      return assertNever(command);
  }
}

/** A monitor stays silent, and a coach never speaks to the customer. */
function heldBack(leg: TextLeg, audience: 'agent' | 'everyone'): Gated | undefined {
  if (leg.mode === 'barge-in') return undefined;
  if (leg.mode === 'coach' && audience === 'agent') return undefined;
  if (leg.mode === 'coach')
    return no(
      'NotInThisMode',
      'You are coaching: only the agent may see what you write. Barge in to write to the customer. Nothing was sent.',
    );
  if (leg.mode === 'monitor')
    return no(
      'NotInThisMode',
      'You are monitoring: nobody may notice you. Coach or barge in to write or to change anything. Nothing was sent.',
    );
  return no(
    'ModeUnknown',
    'Genesys has not said who would see you. Switch to coach or barge in first. Nothing was sent.',
  );
}

function typingOperation(audience: 'agent' | 'everyone', typing: boolean): LegOperation {
  if (audience === 'everyone') return typing ? 'SendStartTypingNotification' : 'SendStopTypingNotification';
  return typing ? 'SendStartTypingToAgentsNotification' : 'SendStopTypingToAgentsNotification';
}
