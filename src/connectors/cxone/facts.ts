import type {
  AgentSession,
  AgentState,
  Contact,
  Notice,
  TextMessage,
  TextSession,
} from '../../floor/entities.ts';
import type { AgentId, ContactId, TextSessionId } from '../../floor/ids.ts';
import type { Millis } from '../../lib/clock.ts';

/** What one event of a session's stream says, in floor words but not yet merged with what is known already. */
export type Fact =
  | { readonly kind: 'state'; readonly state: AgentState }
  /** A session began, was joined, or is told anew: a snapshot of its contacts comes with it. */
  | { readonly kind: 'session-started'; readonly session: Partial<AgentSession> }
  | { readonly kind: 'session-changed'; readonly session: Partial<AgentSession> }
  /** Somebody ends the session; the end itself follows. */
  | { readonly kind: 'session-ending'; readonly note: string }
  | { readonly kind: 'session-ended'; readonly note: string | undefined }
  | { readonly kind: 'contact'; readonly contact: Contact }
  | { readonly kind: 'text'; readonly session: TextSession }
  | {
      readonly kind: 'text-messages';
      readonly sessionId: TextSessionId;
      readonly messages: readonly HeardMessage[];
    }
  /** The agent of this stream listens to another agent's contact. */
  | {
      readonly kind: 'supervising';
      readonly agentId: AgentId;
      readonly since: Millis;
      readonly ended: boolean;
    }
  | { readonly kind: 'supervised-contact'; readonly contactId: ContactId; readonly final: boolean }
  | { readonly kind: 'notice'; readonly notice: HeardNotice }
  /** Something that is read elsewhere has changed. */
  | { readonly kind: 'refresh'; readonly what: 'unavailable-codes' | 'skills' };

/** A chat message without its place yet: the platform gives it only a time. */
export type HeardMessage = Omit<TextMessage, 'index'>;

/** A notice without its identity yet. */
export type HeardNotice = Omit<Notice, 'id' | 'asOf' | 'platformId' | 'agentId'> & {
  /** When it happened, where the event tells. */
  readonly at: Millis | undefined;
  /** The same thing told again replaces what was told before; without it every telling is a notice of its own. */
  readonly key: string | undefined;
};
