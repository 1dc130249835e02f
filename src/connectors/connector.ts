import type { CommandInstruction } from '../floor/command-params.ts';
import type { CommandOutcome, CommandTarget } from '../floor/commands.ts';
import type { PlatformKind } from '../floor/entities.ts';
import type { FloorEvent } from '../floor/events.ts';
import type { AgentId, PlatformId, TextSessionId } from '../floor/ids.ts';
import type { FloorSnapshot } from '../floor/snapshot.ts';
import type { Clock } from '../lib/clock.ts';

/** The subset of `fetch` that connectors use; the gateway hands it in, tests may hand in another. */
export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/** A line of the structured log: never secrets, phone numbers or message text. */
export type Log = (
  level: 'debug' | 'info' | 'warn' | 'error',
  message: string,
  facts?: Record<string, unknown>,
) => void;

/** What could not be understood, kept whole (as far as it can be) and counted. */
export type Quarantined = {
  readonly platformId: PlatformId;
  /** Which talk it belonged to: `get-next-event`, `agents/states`. */
  readonly source: string;
  /** Why it was set aside, for a person. */
  readonly reason: string;
  /** The payload as it came, cut to 64 KiB. */
  readonly raw: string;
};

/** What a connector is given by whoever runs it. */
export type ConnectorContext = {
  readonly clock: Clock;
  readonly fetch: Fetch;
  readonly random: () => number;
  readonly log: Log;
  /**
   * Hands events over. Resolves when they are durable: a connector acknowledges to the platform (asks for the next
   * batch) only afterwards, so that a gateway killed in between hears them again and loses none.
   */
  readonly emit: (events: readonly FloorEvent[]) => Promise<void>;
  readonly quarantine: (item: Quarantined) => void;
  /** Counts what happened, by closed names (`http_429`, `event_unknown`), for `/metrics`. */
  readonly count: (name: string, labels?: Record<string, string>) => void;
  /** Small values that must survive a restart: event cursors, vendor poll times. */
  readonly memory: ConnectorMemory;
  /**
   * What the floor holds when the connector starts (after a restart): so that it can end what ended meanwhile.
   * Absent: the floor is empty.
   */
  readonly known?: (() => KnownFloor) | undefined;
};

/** The part of the floor that a connector has to know to take up where it left; other platforms' entities may be in it. */
export type KnownFloor = Pick<
  FloorSnapshot,
  'agents' | 'contacts' | 'queues' | 'supervisions' | 'textSessions'
> &
  Partial<Pick<FloorSnapshot, 'memberships'>>;

/** A connector's own key-value memory in the gateway's store. */
export type ConnectorMemory = {
  readonly get: (key: string) => Promise<string | undefined>;
  readonly set: (key: string, value: string | undefined) => Promise<void>;
};

/** The platform identity that a person linked: secrets are decrypted only for the moment of use. */
export type LinkedIdentity = {
  /** Name of the identity on the platform, for the audit. */
  readonly label: string;
  /** What the platform's kind asks for (CXone: agentId, accessKeyId, accessKeySecret, stationId or stationPhone …). */
  readonly fields: Readonly<Record<string, string>>;
};

/** The person behind a command. */
export type Actor = {
  readonly user: string;
  readonly name: string;
  readonly identity: LinkedIdentity | undefined;
};

/** A command on its way to a platform: its parameters were checked at the gateway's edge. */
export type PlatformCommand = CommandInstruction & {
  readonly id: string;
  readonly target: CommandTarget;
  readonly reason: string | undefined;
};

/** What came of a command at the platform. */
export type Performed =
  | { readonly kind: 'accepted'; readonly outcome: CommandOutcome }
  | { readonly kind: 'refused'; readonly outcome: CommandOutcome }
  /** Nothing was sent, or it certainly did not happen. */
  | { readonly kind: 'failed'; readonly outcome: CommandOutcome }
  /** Sent, and no answer came back: it may have happened. */
  | { readonly kind: 'unknown'; readonly outcome: CommandOutcome };

/** Somebody writes in a conversation, or no longer does; `audience`: who is told, as for a message. */
export type Typing = {
  readonly sessionId: TextSessionId;
  readonly audience: 'agent' | 'everyone';
  readonly typing: boolean;
};

/**
 * What came of a typing notice. `held-back`: nothing was sent, because the person is not inside, or not in a mode in which
 * that audience may know of them. `failed`: it was refused, lost or never left.
 */
export type TypingOutcome = 'sent' | 'held-back' | 'failed';

/** Field a person fills in to link an identity. */
export type IdentityField = {
  readonly name: string;
  readonly label: string;
  readonly secret: boolean;
  readonly required: boolean;
  readonly hint: string;
};

/** A reason for being unavailable, as the agent's team may use it. */
export type ReasonCode = { readonly code: string; readonly label: string };

/** One platform, held open. Every platform folder exports one function that makes it. */
export type Connector = {
  readonly platformId: PlatformId;
  readonly kind: PlatformKind;
  /** What a person must give to act as themselves on this platform; empty where nothing needs it. */
  readonly identityFields: readonly IdentityField[];
  /** Begins to listen. Returns at once; trouble shows as the platform's link state, never as an exception. */
  readonly start: () => void;
  /** Sends one command, once. Never throws; never retries what may have happened. */
  readonly perform: (command: PlatformCommand, actor: Actor) => Promise<Performed>;
  /**
   * Tells the others in a conversation that a person writes, over the leg that the person has there by now; opens
   * nothing for it. Absent where the platform shows no such thing. Never throws.
   */
  readonly showTyping?: (notice: Typing, user: string) => Promise<TypingOutcome>;
  /** The reasons that `agent.set-state` can give for this agent; absent where the platform has none. Never throws. */
  readonly reasonCodes?: (agentId: AgentId) => Promise<readonly ReasonCode[]>;
  /** Told when a person's own legs are no longer needed (signed out, link removed). */
  readonly release: (user: string) => Promise<void>;
  /**
   * Takes a webhook: a POST that the platform sent to the gateway's public address below `/webhooks/`. False when the
   * path is none of this connector's (to be answered 404); absent where the platform posts nothing. Never throws.
   */
  readonly receive?: (path: string, body: string) => Promise<boolean>;
  /** Stops listening and leaves nothing behind; joined sessions are left, never ended. */
  readonly stop: () => Promise<void>;
};
