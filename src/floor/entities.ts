import type { Millis } from '../lib/clock.ts';
import type { InertLink } from '../lib/url.ts';
import type { Capabilities, CommandRecord } from './commands.ts';
import type {
  AgentId,
  ContactId,
  EntityId,
  PlatformId,
  QueueId,
  SupervisionId,
  TextSessionId,
} from './ids.ts';

/** Which vendor's product a platform is. */
export type PlatformKind = 'cxone' | 'genesys' | 'netsapiens';

/** How well a platform can be heard. */
export type LinkState = 'connecting' | 'live' | 'degraded' | 'down';

/** A contact-centre platform: where facts come from and commands go to. */
export type Platform = {
  readonly id: PlatformId;
  readonly kind: PlatformKind;
  readonly name: string;
  /** How often its slowest-polled facts are asked for again. Older than two of these is stale. */
  readonly refreshMs: number;
  /** What it can be told to do, and what that means there. */
  readonly capabilities: Capabilities;
  readonly asOf: Millis;
  readonly link: PlatformLink;
  /** When its last good answer came; `undefined` while it has not been heard yet. */
  readonly heardAt: Millis | undefined;
};

export type PlatformLink = {
  readonly state: LinkState;
  /** In words for a supervisor: what is wrong and what happens next. */
  readonly reason: string | undefined;
  readonly since: Millis;
  /** Who waits and who talks is not read at present, though the rest may be. Absent while it is. */
  readonly contactsUnheard?: true;
  readonly asOf: Millis;
};

/** What the agent (or whoever set the state) intends. */
export type Presence = 'available' | 'unavailable' | 'logged-out' | 'unknown';

/** What the contact system has the agent doing. */
export type Activity =
  | 'idle'
  | 'ringing'
  | 'on-contact'
  | 'consulting'
  | 'after-contact-work'
  | 'dialing'
  | 'unknown';

/** A change that the platform will make by itself when the current state ends. */
export type PendingState = {
  readonly presence: Presence;
  readonly activity: Activity;
  readonly reason: string | undefined;
};

export type AgentState = {
  readonly presence: Presence;
  readonly activity: Activity;
  /** The unavailable code or break reason, as the platform words it. */
  readonly reason: string | undefined;
  /** The platform's own word for the state. */
  readonly word: string;
  /** Start of the state on the gateway's clock; `undefined` where the platform did not tell. */
  readonly since: Millis | undefined;
  readonly pending: readonly PendingState[];
  /** How long the platform allows after-contact work to last; 0 or `undefined`: no limit told. */
  readonly acwTimeoutMs: number | undefined;
  readonly asOf: Millis;
};

export type AgentProfile = {
  readonly name: string;
  readonly team: { readonly id: EntityId; readonly name: string } | undefined;
  readonly userName: string | undefined;
  readonly asOf: Millis;
};

/** Whether the gateway listens to the session's own event stream. */
export type Listening = 'no' | 'waiting' | 'joined' | 'lost';

export type AgentSession = {
  readonly status: 'open' | 'ended';
  /** The platform's number of the login session, where it tells one. */
  readonly number: string | undefined;
  readonly startedAt: Millis | undefined;
  readonly stationId: string | undefined;
  readonly stationPhone: string | undefined;
  /** The audio path to the agent's phone, apart from the session itself. */
  readonly leg: { readonly id: string; readonly status: 'dialing' | 'active' | 'disconnected' } | undefined;
  readonly dialerCampaign: string | undefined;
  readonly listening: Listening;
  /** Why it ended, or why it cannot be listened to. */
  readonly note: string | undefined;
  readonly asOf: Millis;
};

export type Agent = {
  readonly id: AgentId;
  readonly platformId: PlatformId;
  readonly profile: AgentProfile | undefined;
  readonly state: AgentState | undefined;
  readonly session: AgentSession | undefined;
};

export type Channel = 'voice' | 'sms' | 'chat' | 'voicemail' | 'work-item' | 'email' | 'digital' | 'unknown';

export type ContactStatus =
  | 'preview'
  | 'queued'
  | 'dialing'
  | 'ringing'
  | 'active'
  | 'held'
  | 'joined'
  | 'masked'
  | 'interrupted'
  | 'transferring'
  /** Disconnected but not final: the agent's after-contact work, handle time still runs. */
  | 'wrapping-up'
  | 'ended'
  | 'unknown';

/** One piece of customer work: a call, a chat, a voicemail, a work item. */
export type Contact = {
  readonly id: ContactId;
  readonly platformId: PlatformId;
  readonly agentId: AgentId | undefined;
  readonly channel: Channel;
  readonly direction: 'inbound' | 'outbound' | 'internal' | 'unknown';
  readonly status: ContactStatus;
  /** The platform's own word for the status, and for the kind of contact. */
  readonly word: string;
  readonly kind: string | undefined;
  readonly queueId: QueueId | undefined;
  readonly queueName: string | undefined;
  /** Customer's address (phone number, e-mail): personal, masked for those who may not see it. */
  readonly customer: string | undefined;
  readonly customerName: string | undefined;
  /** The address on our side: the number dialled, or shown when dialling out. */
  readonly line: string | undefined;
  readonly recording: boolean | undefined;
  readonly holds: number | undefined;
  /** The same customer contact across transfers. */
  readonly masterId: string | undefined;
  readonly startedAt: Millis | undefined;
  readonly statusSince: Millis | undefined;
  /** Why it ended or failed, in the platform's word. */
  readonly endReason: string | undefined;
  /** Notes or payload that came with it, as text. */
  readonly notes: string | undefined;
  readonly links: readonly InertLink[];
  /** The call is over for good: voice path down and after-contact work done. */
  readonly final: boolean;
  readonly asOf: Millis;
};

export type Visibility = 'everyone' | 'agents' | 'supervisors';

export type TextParticipant = {
  readonly id: string;
  readonly name: string;
  readonly role: 'agent' | 'customer' | 'supervisor' | 'external';
  readonly visibility: Visibility;
};

export type TextMessage = {
  /** The platform's place in the transcript: sorts and deduplicates, gaps are normal. */
  readonly index: number;
  readonly kind: 'text' | 'notice' | 'link' | 'joined' | 'left';
  readonly from: TextParticipant;
  readonly text: string;
  readonly visibility: Visibility;
  readonly at: Millis;
};

export type SupervisionMode = 'monitor' | 'coach' | 'barge-in' | 'take-over';

/** A supervisor's own leg in a text conversation. */
export type TextLeg = {
  /** The linked platform user whose leg it is. */
  readonly user: string;
  readonly state: 'invited' | 'chatting' | 'left' | 'completed' | 'revoked' | 'join-failed' | 'unknown';
  readonly mode: SupervisionMode | undefined;
  /** What the platform lets this leg do now, in the platform's words. */
  readonly capabilities: readonly string[];
  readonly asOf: Millis;
};

/** Longest value of a conversation's data that the floor keeps. */
export const LONGEST_VALUE = 500;

/** Something attached to a conversation: a name and a value, as the platform words them. */
export type UserDatum = { readonly key: string; readonly value: string };

/** A text conversation between a customer and an agent. */
export type TextSession = {
  readonly id: TextSessionId;
  readonly platformId: PlatformId;
  readonly agentId: AgentId | undefined;
  readonly channel: Channel;
  readonly state: 'live' | 'ended' | 'unknown';
  readonly customer: string | undefined;
  readonly customerName: string | undefined;
  readonly queueName: string | undefined;
  readonly subject: string | undefined;
  readonly startedAt: Millis | undefined;
  readonly participants: readonly TextParticipant[];
  /** Who has to say something next, and since when; `undefined` where the transcript is not known. */
  readonly waitingFor: { readonly role: 'agent' | 'customer'; readonly since: Millis } | undefined;
  /** Own legs of our supervisors, by platform user. */
  readonly legs: readonly TextLeg[];
  /** Whether the transcript is known (some platforms tell it only to those who entered). */
  readonly transcript: 'unknown' | 'partial' | 'whole';
  /** What is attached to it; absent while nobody of ours is inside. Values may be personal. */
  readonly userData?: readonly UserDatum[] | undefined;
  readonly asOf: Millis;
};

/** How a service level was computed; the formulas are told in words where they are shown. */
export type ServiceLevelFormula =
  | 'answered-and-abandoned-within'
  | 'of-answered'
  | 'of-offered'
  | 'abandoned-before-threshold-excluded'
  | 'short-abandons-count-as-met'
  | 'platform';

export type ServiceLevel = {
  readonly percent: number;
  readonly formula: ServiceLevelFormula;
  readonly thresholdSeconds: number | undefined;
  readonly targetPercent: number | undefined;
  /** How many contacts it was computed from. */
  readonly sample: number | undefined;
};

/** What a queue aims at, where the platform or its configuration tells. */
export type ServiceGoal = Partial<Pick<ServiceLevel, 'thresholdSeconds' | 'targetPercent'>>;

export type Queue = {
  readonly id: QueueId;
  readonly platformId: PlatformId;
  readonly name: string;
  readonly channel: Channel;
  readonly direction: 'inbound' | 'outbound' | 'unknown';
  readonly dispatchType: string | undefined;
  readonly waiting: number | undefined;
  /** When the contact that waits longest came; `undefined` with `waiting > 0`: not told. */
  readonly longestWaitSince: Millis | undefined;
  readonly active: number | undefined;
  readonly agents: {
    readonly loggedIn: number | undefined;
    readonly available: number | undefined;
    readonly unavailable: number | undefined;
    readonly working: number | undefined;
    readonly wrappingUp: number | undefined;
  };
  readonly answered: number | undefined;
  readonly abandoned: number | undefined;
  readonly offered: number | undefined;
  readonly serviceLevel: ServiceLevel | undefined;
  readonly goal?: ServiceGoal | undefined;
  /** Averages of the contacts that the counters count, where the platform tells them. */
  readonly averages?: QueueAverages | undefined;
  /** Since when the platform's counters count (its last midnight, mostly), where it is known. */
  readonly countedSince?: Millis | undefined;
  readonly asOf: Millis;
};

/** Averages in seconds; `undefined`: not told. */
export type QueueAverages = {
  /** Time in queue before an agent was found. */
  readonly waitSeconds: number | undefined;
  readonly talkSeconds: number | undefined;
  readonly holdSeconds: number | undefined;
  readonly afterContactSeconds: number | undefined;
  /** Talk, hold and after-contact work together. */
  readonly handleSeconds: number | undefined;
};

/** One agent in one queue. */
export type Membership = {
  readonly queueId: QueueId;
  readonly agentId: AgentId;
  readonly availability: 'automatic' | 'manual' | 'disabled' | 'offnet-automatic' | 'unknown';
  readonly wrapUpSeconds: number | undefined;
  readonly order: number | undefined;
  readonly priority: number | undefined;
  readonly callLimit: number | undefined;
  readonly textLimit: number | undefined;
  readonly autoAnswer: boolean | undefined;
  readonly answerConfirmation: boolean | undefined;
  /** CXone skills: 1 is best, 20 is worst. */
  readonly proficiency: number | undefined;
  /** The platform's own word for whether calls are handed to the agent now. */
  readonly dispatchStatus: string | undefined;
  readonly asOf: Millis;
};

/** Somebody watches, coaches or has stepped into an agent's work. */
export type Supervision = {
  readonly id: SupervisionId;
  readonly platformId: PlatformId;
  readonly agentId: AgentId;
  readonly contactId: ContactId | undefined;
  readonly supervisor: {
    readonly name: string;
    readonly agentId: AgentId | undefined;
    /** The linked platform user, where it is one of our own supervisors and the connector knows. */
    readonly user?: string | undefined;
  };
  readonly mode: SupervisionMode;
  /** Said by the platform, or concluded from our own last command (no event tells coach from barge in). */
  readonly certainty: 'observed' | 'presumed';
  readonly since: Millis;
  readonly ended: boolean;
  readonly asOf: Millis;
};

/** What a platform said that the floor has no word for, or that is shown but not modelled. */
export type Notice = {
  /** Unique; the same id again replaces the notice (an indicator that is switched off). */
  readonly id: EntityId;
  readonly platformId: PlatformId;
  readonly agentId: AgentId | undefined;
  /** The platform's name of the event. */
  readonly kind: string;
  /** One line for a person. */
  readonly title: string;
  readonly detail: string | undefined;
  readonly level: 'info' | 'warning' | 'error';
  readonly links: readonly InertLink[];
  /** The payload as it came, cut to what can be kept. */
  readonly raw: string | undefined;
  readonly asOf: Millis;
};

export type { CommandRecord };
