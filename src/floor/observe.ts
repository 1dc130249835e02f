import type { Millis } from '../lib/clock.ts';
import { plainLine } from '../lib/text.ts';
import type { CommandInstruction } from './command-params.ts';
import type { CommandTarget } from './commands.ts';
import { displayState } from './display.ts';
import { LONGEST_VALUE, type Membership, type TextSession } from './entities.ts';
import type { FloorEvent } from './events.ts';
import { hasSettings, isLoggedIn, wasAdded } from './membership.ts';

/** What has to be known of a command to recognise its effect. */
export type SentCommand = CommandInstruction & { readonly target: CommandTarget; readonly sentAt: Millis };

/**
 * Whether an event shows the effect of a command that was sent [OB1]. Facts older than the sending are not evidence,
 * but for the platforms' coarse clocks (`slack`).
 */
export function observes(command: SentCommand, event: FloorEvent, slack: Millis = 2000): boolean {
  const { target } = command;
  const recent = (asOf: Millis) => asOf >= command.sentAt - slack;
  switch (event.type) {
    case 'agent.session-ended':
      return isEnding(command) && event.agentId === target.agentId && recent(event.asOf);
    case 'agent.state-changed':
      return event.agentId === target.agentId && recent(event.state.asOf) && showsState(command, event.state);
    case 'agent.session-changed': {
      if (event.agentId !== target.agentId || !recent(event.session.asOf)) return false;
      if (command.type === 'agent.join-session') return event.session.listening === 'joined';
      return command.type === 'agent.leave-session' && event.session.listening === 'no';
    }
    case 'supervision.changed': {
      const { supervision } = event;
      if (supervision.agentId !== target.agentId || !recent(supervision.asOf)) return false;
      if (command.type === 'contact.stop') return supervision.ended;
      return !supervision.ended && command.type === `contact.${supervision.mode}`;
    }
    case 'text.session-changed':
      return (
        event.session.id === target.sessionId &&
        (showsLeg(command, event.session.legs, recent) || showsData(command, event.session, recent))
      );
    case 'text.message-added':
      return (
        command.type === 'text.send' &&
        event.sessionId === target.sessionId &&
        recent(event.message.at) &&
        event.message.text === command.params.text
      );
    case 'membership.changed':
      return recent(event.membership.asOf) && showsMembership(command, event.membership);
    case 'membership.removed':
      return (
        command.type === 'queue.remove-agent' &&
        event.queueId === target.queueId &&
        event.agentId === target.agentId &&
        recent(event.asOf)
      );
    default:
      return false;
  }
}

/** A change of something else about the membership does not show the effect. */
function showsMembership(command: SentCommand, membership: Membership): boolean {
  const { queueId, agentId } = command.target;
  if (membership.agentId !== agentId) return false;
  if (queueId !== undefined && membership.queueId !== queueId) return false;
  switch (command.type) {
    case 'queue.add-agent':
    case 'queue.loan-agent':
      return queueId !== undefined && wasAdded(membership, command.params);
    case 'queue.update-agent':
      return queueId !== undefined && hasSettings(membership, command.params);
    case 'queue.log-in':
      return isLoggedIn(membership);
    case 'queue.log-out':
      // Out of all queues shows in the agent's state: one queue is not all of them.
      return queueId !== undefined && !isLoggedIn(membership);
    case 'queue.single-call':
      return membership.availability === 'manual';
    default:
      return false;
  }
}

function isEnding(command: SentCommand): boolean {
  return command.type === 'agent.terminate-session';
}

type StateFact = Extract<FloorEvent, { type: 'agent.state-changed' }>['state'];

function showsState(command: SentCommand, state: StateFact): boolean {
  if (isEnding(command)) return displayState(state) === 'logged-out';
  if (command.type === 'queue.log-out')
    return (
      command.target.queueId === undefined &&
      (state.presence === 'logged-out' || state.presence === 'unavailable')
    );
  if (command.type !== 'agent.set-state') return false;
  const wanted = command.params.presence;
  return state.presence === wanted || state.pending.some(pending => pending.presence === wanted);
}

/** Values are shown on one line. */
const shown = (value: string): string => plainLine(value, LONGEST_VALUE);

/** Whether what is attached to a conversation is now as the command wants it. */
function showsData(
  command: SentCommand,
  { userData, asOf }: TextSession,
  recent: (asOf: Millis) => boolean,
): boolean {
  if (userData === undefined || !recent(asOf)) return false;
  switch (command.type) {
    case 'text.add-data':
    case 'text.change-data': {
      const { key, value } = command.params;
      return userData.some(datum => datum.key === key && datum.value === shown(value));
    }
    case 'text.delete-data':
      return !userData.some(({ key }) => key === command.params.key);
    case 'text.set-disposition':
      // Under which key the platform keeps it is the platform's own setting.
      return userData.some(({ value }) => value === shown(command.params.disposition));
    default:
      return false;
  }
}

type Legs = Extract<FloorEvent, { type: 'text.session-changed' }>['session']['legs'];

function showsLeg(command: SentCommand, legs: Legs, recent: (asOf: Millis) => boolean): boolean {
  return legs.some(leg => {
    if (!recent(leg.asOf)) return false;
    switch (command.type) {
      case 'text.monitor':
      case 'text.coach':
      case 'text.barge-in':
        return (
          (leg.state === 'chatting' || leg.state === 'invited') &&
          command.type === (`text.${leg.mode}` as const)
        );
      case 'text.accept':
        return leg.state === 'chatting';
      case 'text.reject':
      case 'text.complete':
        return leg.state === 'completed';
      case 'text.leave':
        return leg.state === 'left' || leg.state === 'completed' || leg.state === 'revoked';
      default:
        return false;
    }
  });
}
