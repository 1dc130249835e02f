import type { Connector, LinkedIdentity, Log } from '../../connectors/connector.ts';
import type { FloorEvent } from '../../floor/events.ts';
import type { Floor } from '../../floor/floor.ts';
import type { PlatformId } from '../../floor/ids.ts';
import type { Clock } from '../../lib/clock.ts';
import type { Audit } from '../audit/audit.ts';
import type { Person } from '../people/person.ts';
import type { Store, StoredCommand, Tables } from '../store/store.ts';

/** What the command bus stands on. */
export type BusDeps = {
  readonly store: Store;
  readonly audit: Audit;
  readonly clock: Clock;
  readonly report: Log;
  readonly emit: (events: readonly FloorEvent[]) => Promise<void>;
  readonly floor: () => Floor;
  readonly connectors: ReadonlyMap<PlatformId, Connector>;
  readonly identities: {
    /** Name of the linked identity; `undefined`: not linked. */
    readonly label: (username: string, platformId: PlatformId) => Promise<string | undefined>;
    /** Decrypts a linked identity for one use. */
    readonly open: (username: string, platformId: PlatformId) => Promise<LinkedIdentity | undefined>;
  };
  /** Who may sign in now: looked up again when an undo window is over. */
  readonly people: ReadonlyMap<string, Person>;
  /** Writes down what else a command means, together with its intent: all of it becomes durable, or none. */
  readonly alongside?: (tables: Tables, command: StoredCommand) => Promise<void>;
  /** How long destructive commands wait before they are sent, in milliseconds. */
  readonly undoMs: number;
};
