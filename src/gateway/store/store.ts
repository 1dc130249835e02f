import type { MembershipSettings } from '../../floor/command-params.ts';
import type { CommandRecord } from '../../floor/commands.ts';
import type { PlatformId, QueueId } from '../../floor/ids.ts';
import type { Millis } from '../../lib/clock.ts';
import type { AuditRow, CommandRequest } from '../../protocol/commands.ts';
import type { Loan, TrendPoint } from '../../protocol/queues.ts';
import type { Scope } from '../../protocol/session.ts';

/** A sign-in that is still good. The id itself is known to the browser only; here is its SHA-256. */
export type SessionRecord = {
  readonly idHash: string;
  readonly username: string;
  readonly createdAt: Millis;
  /** When it was last used, to the minute. */
  readonly seenAt: Millis;
};

/** An audit row before it has its place in the chain. */
export type AuditFacts = Omit<AuditRow, 'sequence' | 'hash'>;

/** Which audit rows are asked for; newest first, `before` a sequence. */
export type AuditQuery = {
  readonly before?: number | undefined;
  readonly limit: number;
  readonly user?: string | undefined;
  readonly action?: string | undefined;
  /** Entity id or part of its name. */
  readonly target?: string | undefined;
  readonly from?: Millis | undefined;
  readonly to?: Millis | undefined;
  /** Only this user's own rows, and rows that name a platform and team of this scope; empty lists mean all. */
  readonly within?: (Scope & { readonly user: string }) | undefined;
};

/** A command as the bus keeps it: what was asked, and how far it has come. */
export type StoredCommand = {
  readonly request: CommandRequest;
  /** Tells a repetition from another command under the same id. */
  readonly contentHash: string;
  readonly record: CommandRecord;
  /** When it went to the platform; `undefined` while it has not. */
  readonly sentAt: Millis | undefined;
  /** The agent's team and name when it was asked for: for the audit. */
  readonly team: string | undefined;
  readonly targetName: string | undefined;
};

/** A person's identity on a platform; `sealed` is encrypted. */
export type StoredIdentity = {
  readonly username: string;
  readonly platformId: PlatformId;
  readonly label: string;
  readonly sealed: string;
};

/** A payload that could not be understood. */
export type QuarantineItem = {
  readonly id: number;
  readonly at: Millis;
  readonly platformId: PlatformId;
  readonly source: string;
  readonly reason: string;
  readonly raw: string;
};

/** How a queue stood at one time. */
export type QueueSample = TrendPoint & { readonly queueId: QueueId };

/** A loan as the gateway keeps it. */
export type StoredLoan = Loan & {
  /** The agent's settings in the queue before; `undefined`: they were not in it. */
  readonly before: MembershipSettings | undefined;
  /** The command that gives back, once there is one, and how often it was tried. */
  readonly returnId: string | undefined;
  readonly tries: number;
  /** Not to be tried again before this. */
  readonly notBefore: Millis;
};

/** The tables, as they are used inside and outside a transaction. */
export type Tables = {
  readonly sessions: {
    readonly all: () => Promise<readonly SessionRecord[]>;
    readonly put: (session: SessionRecord) => Promise<void>;
    readonly remove: (idHash: string) => Promise<void>;
  };
  readonly audit: {
    /** Appends the row that `chain` makes of the row before it. The only way to write: rows are never changed. */
    readonly append: (chain: (last: AuditRow | undefined) => AuditRow) => Promise<AuditRow>;
    readonly find: (query: AuditQuery) => Promise<readonly AuditRow[]>;
    /** Rows in order of their sequence, for verifying. */
    readonly after: (sequence: number, limit: number) => Promise<readonly AuditRow[]>;
  };
  readonly commands: {
    readonly get: (id: string) => Promise<StoredCommand | undefined>;
    readonly put: (command: StoredCommand) => Promise<void>;
    /** Those in one of these states, asked for at or after `since`. */
    readonly inStates: (
      states: readonly CommandRecord['state'][],
      since: Millis,
    ) => Promise<readonly StoredCommand[]>;
    /** Forgets settled commands asked for before `before`: their audit rows stay. */
    readonly forget: (before: Millis) => Promise<void>;
  };
  readonly identities: {
    readonly get: (username: string, platformId: PlatformId) => Promise<StoredIdentity | undefined>;
    readonly ofUser: (username: string) => Promise<readonly StoredIdentity[]>;
    readonly put: (identity: StoredIdentity) => Promise<void>;
    readonly remove: (username: string, platformId: PlatformId) => Promise<void>;
  };
  /** Small values under an owner: connectors' cursors, the gateway's own marks. */
  readonly memory: {
    readonly get: (owner: string, key: string) => Promise<string | undefined>;
    readonly set: (owner: string, key: string, value: string | undefined) => Promise<void>;
  };
  readonly quarantine: {
    /** Adds an item and keeps the newest `keep`. */
    readonly add: (item: Omit<QuarantineItem, 'id'>, keep: number) => Promise<void>;
    /** Newest first. */
    readonly newest: (limit: number) => Promise<readonly QuarantineItem[]>;
  };
  readonly samples: {
    readonly add: (samples: readonly QueueSample[]) => Promise<void>;
    /** Those at or after `from`, oldest first: of one queue, or of all. */
    readonly since: (from: Millis, queueId?: QueueId) => Promise<readonly QueueSample[]>;
    readonly forget: (before: Millis) => Promise<void>;
  };
  readonly loans: {
    readonly put: (loan: StoredLoan) => Promise<void>;
    /** Those that are not over, soonest first. */
    readonly open: () => Promise<readonly StoredLoan[]>;
    readonly forget: (before: Millis) => Promise<void>;
  };
};

/** What the gateway keeps beside the event log. Rules ST1… in SPEC.md; one contract suite for every implementation. */
export type Store = Tables & {
  /** Runs the work alone: all of it is durable afterwards, or none of it happened. Not to be nested. */
  readonly transact: <T>(work: (tables: Tables) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
};
