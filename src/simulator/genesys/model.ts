import type { SessionState, SupervisorMode, WireVisibility } from '../../connectors/genesys/wire-text.ts';
import type { Millis } from '../../lib/clock.ts';
import type { StoryAgent, StoryContact } from '../story/types.ts';

/** A Genesys user: one of the story's people. */
export type User = {
  /** 32 hexadecimal digits, as Genesys makes them. */
  readonly id: string;
  readonly agent: StoryAgent;
  readonly userName: string;
  readonly supervisor: boolean;
};

export type Participant = {
  readonly participantId: string;
  readonly nickname: string;
  readonly type: 'Agent' | 'Customer';
  visibility: WireVisibility;
  /** `undefined` for the customer. */
  readonly user: User | undefined;
};

export type LogEntry = {
  readonly index: number;
  readonly type: string;
  readonly from: { readonly nickname: string; readonly type: string; readonly participantId: string };
  readonly visibility: WireVisibility;
  readonly at: Millis;
  readonly text?: string;
  readonly url?: string;
  readonly noticeText?: string;
};

/** One user's part in a conversation. */
export type Leg = {
  readonly user: User;
  readonly session: SmsSession;
  state: SessionState;
  /** Supervisors' legs only. */
  mode: SupervisorMode | undefined;
  nickname: string;
  participant: Participant | undefined;
  /** Counts changes of state: a time-out planned before the last one is void. */
  turn: number;
};

/** A conversation by text message that an agent has. */
export type SmsSession = {
  readonly id: string;
  readonly contact: StoryContact;
  readonly agent: User;
  readonly receivedAt: Millis;
  readonly userData: Record<string, unknown>;
  readonly chatType: 'Inbound' | 'Outbound';
  readonly log: LogEntry[];
  /** The newest typing notices; they are no part of the log. */
  readonly typing: LogEntry[];
  readonly participants: Participant[];
  readonly legs: Map<string, Leg>;
  nextIndex: number;
  nextParticipant: number;
  /** The customer has answered a supervisor once. */
  greeted: boolean;
};

/** Standing supervision of an agent by a supervisor. */
export type Monitoring = {
  readonly supervisor: User;
  readonly agent: User;
  readonly mode: SupervisorMode;
  readonly nickname: string;
  readonly once: boolean;
};

/** Whether a leg sees what has this visibility. */
export function sees(leg: Leg, visibility: WireVisibility): boolean {
  return visibility !== 'Supervisors' || leg.mode !== undefined;
}

/** Legs that hear the conversation. */
export function listeners(session: SmsSession): Leg[] {
  return [...session.legs.values()].filter(leg => leg.state === 'Chatting');
}

/** What the customer's phone has received. */
export function phoneOf(session: SmsSession): readonly LogEntry[] {
  return session.log.filter(
    ({ visibility, type, from }) =>
      visibility === 'All' && (type === 'Text' || type === 'PushUrl') && from.type !== 'Customer',
  );
}
