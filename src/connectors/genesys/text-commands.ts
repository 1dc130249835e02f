import { type AgentId, isEntityId, nativeOf } from '../../floor/ids.ts';
import { assertNever } from '../../lib/assert-never.ts';
import type { Clock } from '../../lib/clock.ts';
import type { Performed, PlatformCommand } from '../connector.ts';
import { unsent } from '../outcomes.ts';
import { notBegun, performed } from './answers.ts';
import type { GenesysConfig } from './config.ts';
import type { Conversations } from './conversations.ts';
import type { Desk } from './desk.ts';
import { gateLeg } from './gates.ts';
import { wireMode } from './map-text.ts';
import type { Teller } from './teller.ts';
import type { Watches } from './watches.ts';
import type { LegOperation } from './wire-text.ts';

export type TextCommandTools = {
  readonly config: GenesysConfig;
  readonly conversations: Conversations;
  readonly watches: Watches;
  readonly teller: Teller;
  readonly clock: Clock;
  readonly nudge: (agentId: AgentId) => void;
};

type TextCommand = Extract<PlatformCommand, { type: `text.${string}` }>;
type Mode = 'monitor' | 'coach' | 'barge-in';

export const isTextCommand = (command: PlatformCommand): command is TextCommand =>
  command.type.startsWith('text.');

const MODES = { 'text.monitor': 'monitor', 'text.coach': 'coach', 'text.barge-in': 'barge-in' } as const;

/** Performs a supervisor's command on a conversation, at their own desk. */
export async function performText(
  tools: TextCommandTools,
  desk: Desk,
  command: TextCommand,
): Promise<Performed> {
  const { config } = tools;
  const refusal = await desk.ready();
  if (refusal !== undefined) return notBegun(refusal, config.name);
  switch (command.type) {
    case 'text.watch-next':
    case 'text.stop-watching':
      return performWatch(tools, desk, command);
    case 'text.monitor':
    case 'text.coach':
    case 'text.barge-in':
      return enter(tools, desk, command, MODES[command.type]);
    case 'text.accept':
    case 'text.reject':
    case 'text.leave':
    case 'text.send':
    case 'text.complete':
    case 'text.set-disposition':
    case 'text.add-data':
    case 'text.change-data':
    case 'text.delete-data':
      return onLeg(tools, desk, command);
    default:
      return assertNever(command);
  }
}

/** Intrude, or a switch of the mode where a leg exists already. */
async function enter(
  tools: TextCommandTools,
  desk: Desk,
  command: TextCommand,
  mode: Mode,
): Promise<Performed> {
  const { config, conversations, watches } = tools;
  const id = sessionOf(command);
  if (id === undefined) return noTarget();
  const { user } = desk.seat();
  const leg = conversations.legOf(user, id);
  if (leg?.state === 'chatting') {
    if (leg.mode === mode)
      return unsent('accepted', 'Unchanged', 'You are in this mode already. Nothing was sent.');
    return onLeg(tools, desk, command);
  }
  if (leg?.state === 'invited')
    return unsent(
      'refused',
      'NotAccepted',
      'You are invited to this conversation already. Accept or reject that invitation first.',
    );
  const agentId = conversations.agentOf(id) ?? agentOf(command);
  if (agentId === undefined || !conversations.isLive(id))
    return unsent('failed', 'NotLive', 'This conversation is over, or no agent has it. Nothing was sent.');
  const standing = watches.get(user, agentId);
  if (config.intrudeMode === 'standing' && standing !== undefined && standing.mode !== mode)
    return unsent(
      'refused',
      'NotInThisMode',
      'You watch this agent in another mode, and would enter in that one. Watch in the mode you want first. Nothing was sent.',
    );
  desk.invitations.expect(id, mode, agentId);
  const result = await desk.onAgent(agentId, `${config.resource}/${encodeURIComponent(id)}`, {
    operationName: 'Intrude',
    ...(config.intrudeMode === 'always' ? { supervisorVisibilityMode: wireMode(mode) } : {}),
  });
  if (result.kind === 'refused' || result.kind === 'not-sent') desk.invitations.give(id);
  if (result.kind === 'refused') tools.nudge(agentId);
  const next =
    config.acceptInvitations === 'one-click'
      ? 'It invites you, and the invitation is accepted by itself.'
      : 'Accept its invitation when it arrives.';
  return performed(result, config.name, 'Intrude', `${config.name} took the request. ${next}`);
}

async function onLeg(tools: TextCommandTools, desk: Desk, command: TextCommand): Promise<Performed> {
  const { config, conversations } = tools;
  const id = sessionOf(command);
  if (id === undefined) return noTarget();
  const gated = gateLeg(command, conversations.legOf(desk.seat().user, id));
  if (!gated.ok) return unsent('refused', gated.branch, gated.why);
  const { operation, params } = gated.request;
  const withName = operation === 'Accept' ? { nickname: desk.seat().nickname, ...params } : params;
  const result = await desk.operate(id, operation, withName);
  return performed(result, config.name, operation, ACCEPTED[operation] ?? `${config.name} took it.`);
}

const ACCEPTED: Partial<Record<LegOperation, string>> = {
  Accept: 'Accepted: you are being let in.',
  Reject: 'The invitation was turned down.',
  Leave: 'You are leaving the conversation.',
  SendMessage: 'Sent to the agent and the customer.',
  SendToAgents: 'Sent to the agent alone.',
  SwitchToMonitor: 'You are being hidden from the agent and the customer.',
  SwitchToCoach: 'You are becoming visible to the agent alone.',
  SwitchToBargeIn: 'You are becoming visible to the agent and the customer.',
  SetDisposition: 'The result was set.',
  AttachUserData: 'It was attached to the conversation.',
  UpdateUserData: 'It was changed.',
  DeleteUserData: 'It was taken off the conversation.',
};

async function performWatch(
  tools: TextCommandTools,
  desk: Desk,
  command: Extract<TextCommand, { type: 'text.watch-next' | 'text.stop-watching' }>,
): Promise<Performed> {
  const { config, watches, teller, clock } = tools;
  const agentId = agentOf(command);
  if (agentId === undefined) return noTarget();
  const seat = desk.seat();
  const channel = `channels/${encodeURIComponent(config.channel)}`;
  if (command.type === 'text.stop-watching') {
    const result = await desk.onAgent(agentId, channel, { operationName: 'CancelSupervisorMonitoring' });
    // Refused or not: nothing that we could count on stands any more once Genesys has answered.
    if (result.kind === 'done' || result.kind === 'refused') {
      teller.tell(watches.clear(seat.user, agentId, clock.now()));
      await desk.rememberWatches();
    }
    return performed(
      result,
      config.name,
      'CancelSupervisorMonitoring',
      'You are not invited to their next conversations any more. Those you are in go on.',
    );
  }
  const { mode, scope } = command.params;
  const since = clock.now();
  const result = await desk.onAgent(agentId, channel, {
    operationName: wireMode(mode),
    supervisorMonitoringMode: scope === 'next' ? 'NextChat' : 'AllChats',
    nickname: seat.nickname,
  });
  if (result.kind === 'done') {
    teller.tell(watches.set(seat, { agentId, mode, scope, since }));
    await desk.rememberWatches();
  }
  const which = scope === 'next' ? 'next conversation' : 'conversations to come';
  return performed(
    result,
    config.name,
    wireMode(mode),
    `${config.name} took it: you will be invited to their ${which}. The present one is not joined by this.`,
  );
}

function sessionOf(command: PlatformCommand): string | undefined {
  const { sessionId } = command.target;
  return sessionId !== undefined && isEntityId(sessionId) ? nativeOf(sessionId) : undefined;
}

function agentOf(command: PlatformCommand): AgentId | undefined {
  const { agentId } = command.target;
  return agentId !== undefined && isEntityId(agentId) ? agentId : undefined;
}

const noTarget = () =>
  unsent('failed', 'Default', 'The command does not name a conversation or an agent. Nothing was sent.');
