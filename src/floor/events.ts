import type { Millis } from '../lib/clock.ts';
import type { CommandRecord } from './commands.ts';
import type {
  AgentProfile,
  AgentSession,
  AgentState,
  Contact,
  Membership,
  Notice,
  Platform,
  PlatformLink,
  Queue,
  Supervision,
  TextMessage,
  TextSession,
} from './entities.ts';
import type { AgentId, ContactId, PlatformId, QueueId, TextSessionId } from './ids.ts';
import type { QueueTally } from './tally.ts';

/**
 * Everything that can happen on a floor. Each event carries one whole fact (an agent's state, a contact, a queue) and
 * the time of that fact; connectors merge what they hear in pieces before they speak. Rules: SPEC.md.
 */
export type FloorEvent =
  | { readonly type: 'platform.changed'; readonly platform: Omit<Platform, 'link' | 'heardAt'> }
  | { readonly type: 'platform.link-changed'; readonly platformId: PlatformId; readonly link: PlatformLink }
  | { readonly type: 'platform.heard'; readonly platformId: PlatformId; readonly asOf: Millis }
  | { readonly type: 'agent.changed'; readonly agentId: AgentId; readonly profile: AgentProfile }
  | { readonly type: 'agent.state-changed'; readonly agentId: AgentId; readonly state: AgentState }
  | { readonly type: 'agent.session-changed'; readonly agentId: AgentId; readonly session: AgentSession }
  | {
      readonly type: 'agent.session-ended';
      readonly agentId: AgentId;
      readonly note: string | undefined;
      readonly asOf: Millis;
    }
  | { readonly type: 'agent.removed'; readonly agentId: AgentId; readonly asOf: Millis }
  | { readonly type: 'contact.changed'; readonly contact: Contact }
  | {
      readonly type: 'contact.ended';
      readonly contactId: ContactId;
      /** Whose contact it was, so that the ending is seen by those who saw the contact. */
      readonly agentId: AgentId | undefined;
      readonly endReason: string | undefined;
      readonly asOf: Millis;
    }
  | { readonly type: 'text.session-changed'; readonly session: TextSession }
  | {
      readonly type: 'text.session-ended';
      readonly sessionId: TextSessionId;
      readonly agentId: AgentId | undefined;
      readonly asOf: Millis;
    }
  | {
      readonly type: 'text.message-added';
      readonly sessionId: TextSessionId;
      readonly agentId: AgentId | undefined;
      readonly message: TextMessage;
    }
  | { readonly type: 'queue.changed'; readonly queue: Queue }
  | { readonly type: 'queue.removed'; readonly queueId: QueueId; readonly asOf: Millis }
  /** Floorwatch's own count of the queue's contacts: no platform's word. */
  | { readonly type: 'queue.tallied'; readonly queueId: QueueId; readonly tally: QueueTally }
  | { readonly type: 'membership.changed'; readonly membership: Membership }
  | {
      readonly type: 'membership.removed';
      readonly queueId: QueueId;
      readonly agentId: AgentId;
      readonly asOf: Millis;
    }
  | { readonly type: 'supervision.changed'; readonly supervision: Supervision }
  | { readonly type: 'command.changed'; readonly command: CommandRecord }
  | { readonly type: 'notice.received'; readonly notice: Notice };

export type FloorEventType = FloorEvent['type'];

/** Every event type, for tests and schemas that must cover them all. */
export const FLOOR_EVENT_TYPES = [
  'platform.changed',
  'platform.link-changed',
  'platform.heard',
  'agent.changed',
  'agent.state-changed',
  'agent.session-changed',
  'agent.session-ended',
  'agent.removed',
  'contact.changed',
  'contact.ended',
  'text.session-changed',
  'text.session-ended',
  'text.message-added',
  'queue.changed',
  'queue.removed',
  'queue.tallied',
  'membership.changed',
  'membership.removed',
  'supervision.changed',
  'command.changed',
  'notice.received',
] as const satisfies readonly FloorEventType[];
