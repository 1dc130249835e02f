import { Map as PersistentMap } from 'immutable';
import type { Millis } from '../lib/clock.ts';
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
import type { AgentId, ContactId, PlatformId, QueueId, SupervisionId, TextSessionId } from './ids.ts';
import type { QueueTally } from './tally.ts';

/** A text conversation with the part of its transcript that the floor holds, oldest first. */
export type TextThread = { readonly session: TextSession; readonly messages: readonly TextMessage[] };

/**
 * The floor at one moment: persistent maps that share what did not change, and indices kept up with every event, so
 * that one event costs the same on a floor of ten agents and of ten thousand.
 */
export type Floor = {
  readonly platforms: PersistentMap<PlatformId, Platform>;
  readonly agents: PersistentMap<AgentId, Agent>;
  readonly contacts: PersistentMap<ContactId, Contact>;
  readonly texts: PersistentMap<TextSessionId, TextThread>;
  readonly queues: PersistentMap<QueueId, Queue>;
  /** What was counted here of each queue's contacts. */
  readonly tallies: PersistentMap<QueueId, QueueTally>;
  /** By `membershipKey`. */
  readonly memberships: PersistentMap<string, Membership>;
  readonly supervisions: PersistentMap<SupervisionId, Supervision>;
  /** The newest commands, oldest first. */
  readonly commands: readonly CommandRecord[];
  /** The newest notices by agent (or by platform, where no agent is named), oldest first. */
  readonly notices: PersistentMap<string, readonly Notice[]>;

  /** Ids of an agent's contacts, of text sessions, of supervisions, and keys of memberships. */
  readonly contactsOf: PersistentMap<string, readonly ContactId[]>;
  readonly textsOf: PersistentMap<string, readonly TextSessionId[]>;
  readonly supervisionsOf: PersistentMap<AgentId, readonly SupervisionId[]>;
  readonly queuesOf: PersistentMap<AgentId, PersistentMap<QueueId, true>>;
  readonly agentsOf: PersistentMap<QueueId, PersistentMap<AgentId, true>>;
  /** Times up to which a fact about something forgotten (by its id) is too late. */
  readonly horizons: PersistentMap<string, Millis>;
  /** Which ids have such a time because of an agent or platform, oldest first, so that they stay bounded. */
  readonly forgotten: PersistentMap<string, readonly string[]>;
};

/** How much the floor remembers of what is over. Older things are in the event log. */
export const KEPT = {
  endedContacts: 4,
  endedTexts: 2,
  /** Of a conversation that lives, and of one that is over. */
  messages: 200,
  endedMessages: 20,
  commands: 200,
  notices: 40,
  /** Ids that must not come back to life through a late fact: of an agent, and of what nobody has. */
  forgotten: 20,
  forgottenOfNobody: 200,
} as const;

/** A floor on which nothing has been heard yet. */
export const emptyFloor: Floor = {
  platforms: PersistentMap(),
  agents: PersistentMap(),
  contacts: PersistentMap(),
  texts: PersistentMap(),
  queues: PersistentMap(),
  tallies: PersistentMap(),
  memberships: PersistentMap(),
  supervisions: PersistentMap(),
  commands: [],
  notices: PersistentMap(),
  contactsOf: PersistentMap(),
  textsOf: PersistentMap(),
  supervisionsOf: PersistentMap(),
  queuesOf: PersistentMap(),
  agentsOf: PersistentMap(),
  horizons: PersistentMap(),
  forgotten: PersistentMap(),
};
