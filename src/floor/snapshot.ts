import type { CommandRecord } from './commands.ts';
import type {
  Agent,
  Contact,
  Membership,
  Notice,
  Platform,
  Queue,
  Supervision,
  TextMessage,
  TextSession,
} from './entities.ts';

/** The whole floor as plain data: what a snapshot carries, and what the gateway stores between restarts. */
export type FloorSnapshot = {
  readonly platforms: readonly Platform[];
  readonly agents: readonly Agent[];
  readonly contacts: readonly Contact[];
  readonly textSessions: readonly {
    readonly session: TextSession;
    readonly messages: readonly TextMessage[];
  }[];
  readonly queues: readonly Queue[];
  readonly memberships: readonly Membership[];
  readonly supervisions: readonly Supervision[];
  readonly commands: readonly CommandRecord[];
  readonly notices: readonly Notice[];
  /** Times before which facts about forgotten entities are too late to matter. */
  readonly horizons: readonly (readonly [string, number])[];
};
