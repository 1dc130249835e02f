import type { Millis } from '../lib/clock.ts';
import type { PlatformId } from './ids.ts';

/** Every act that Floorwatch knows, on any platform. The name is also the permission. */
export const COMMAND_TYPES = [
  'agent.join-session',
  'agent.leave-session',
  'agent.terminate-session',
  'agent.set-state',
  'agent.send-message',
  'agent.send-event',
  'contact.monitor',
  'contact.coach',
  'contact.barge-in',
  'contact.take-over',
  'contact.stop',
  'text.monitor',
  'text.coach',
  'text.barge-in',
  'text.accept',
  'text.reject',
  'text.leave',
  'text.send',
  'text.complete',
  'text.set-disposition',
  'text.add-data',
  'text.change-data',
  'text.delete-data',
  'text.watch-next',
  'text.stop-watching',
  'queue.add-agent',
  'queue.update-agent',
  'queue.remove-agent',
  'queue.log-in',
  'queue.log-out',
  'queue.single-call',
  'queue.loan-agent',
] as const;

export type CommandType = (typeof COMMAND_TYPES)[number];

/** What a command does on one platform, or why it does not exist there. Shown on the button, before the click. */
export type Capability =
  | {
      readonly can: true;
      /** What will happen, in the supervisor's words. */
      readonly effect: string;
      /** It cannot be taken back once sent: asks for a reason and waits in the undo window. */
      readonly destructive?: boolean;
      /** Done as the supervisor's own identity on the platform. */
      readonly ownIdentity?: boolean;
      /** Whether its effect can be seen in the platform's own facts afterwards. */
      readonly observable: boolean;
    }
  | { readonly can: false; readonly why: string };

export type Capabilities = Partial<Readonly<Record<CommandType, Capability>>>;

/** Where a command is in its life. `waiting` and `sent` are the only ones that move on by themselves. */
export type CommandState =
  | 'waiting'
  | 'sent'
  | 'accepted'
  | 'observed'
  | 'refused'
  | 'failed'
  | 'cancelled'
  /** The gateway died between sending and hearing: it may have happened. Never repeated by itself. */
  | 'unknown';

/** Which floor entities a command is aimed at. */
export type CommandTarget = {
  readonly agentId?: string | undefined;
  readonly contactId?: string | undefined;
  readonly sessionId?: string | undefined;
  readonly queueId?: string | undefined;
};

/** What the platform answered. */
export type CommandOutcome = {
  /** The vendor's name of the branch taken (`OnSuccess`, `InvalidAgentSession`); `Default` for anything else. */
  readonly branch: string;
  /** For a person: who refused, why, and what to do; or what was accepted. */
  readonly message: string;
  /** The HTTP status as it came; `undefined` when no answer came. */
  readonly rawStatus: number | undefined;
  /** The vendor's text as it came, cut to 4 KiB. */
  readonly rawText: string | undefined;
};

/** A command as the floor shows it. */
export type CommandRecord = {
  /** Made by the client: the idempotency key. */
  readonly id: string;
  readonly type: CommandType;
  readonly platformId: PlatformId;
  readonly target: CommandTarget;
  readonly by: {
    readonly user: string;
    readonly name: string;
    readonly platformIdentity: string | undefined;
  };
  readonly reason: string | undefined;
  readonly state: CommandState;
  readonly requestedAt: Millis;
  /** End of the undo window while `waiting`. */
  readonly undoUntil: Millis | undefined;
  readonly outcome: CommandOutcome | undefined;
  readonly asOf: Millis;
};

/** States after which a command does not change any more, but for `accepted`, whose effect may still be observed. */
export function isSettled(state: CommandState): boolean {
  return state !== 'waiting' && state !== 'sent';
}
