import type { Millis } from '../../lib/clock.ts';

// The story's words. They are the floor's, not any platform's: each platform's skin says them in its own tongue.

export type PlatformName = 'cxone' | 'genesys' | 'netsapiens';
export type Channel = 'voice' | 'sms' | 'chat' | 'digital' | 'voicemail' | 'work-item' | 'email';
export type Presence = 'available' | 'unavailable' | 'logged-out';
export type Activity = 'idle' | 'ringing' | 'on-contact' | 'consulting' | 'after-contact-work' | 'dialing';
export type Direction = 'inbound' | 'outbound';

export type ContactStatus =
  | 'queued'
  | 'preview'
  | 'dialing'
  | 'ringing-out'
  | 'machine-check'
  | 'ringing'
  | 'active'
  | 'held'
  | 'masked'
  | 'joined'
  | 'wrapping-up'
  | 'ended';

export type ContactKind = 'regular' | 'consult' | 'dialer' | 'personal-queue' | 'take-over';

/** Why a contact is over. */
export type EndReason =
  | 'hung-up'
  | 'abandoned'
  | 'transferred'
  | 'taken-over'
  | 'dropped'
  | 'no-answer'
  | 'busy'
  | 'bad-number'
  | 'machine'
  | 'fax'
  | 'refused'
  | 'cancelled'
  | 'done';

/** A reason for being unavailable, with how long it usually lasts. */
export type BreakCode = {
  readonly id: number;
  readonly name: string;
  readonly minutes: readonly [number, number];
  /** How often it is chosen; 0: never by an agent's own will. */
  readonly weight: number;
  readonly afterContactWork: boolean;
};

export type StoryTeam = { readonly id: number; readonly name: string; readonly platform: PlatformName };

export type StoryQueue = {
  readonly id: number;
  readonly name: string;
  readonly platform: PlatformName;
  readonly channel: Channel;
  readonly direction: Direction;
  readonly campaign: { readonly id: number; readonly name: string };
  /** The number that customers call, or see. */
  readonly line: string;
  /** Median seconds of talk or handling. */
  readonly talkSeconds: number;
  /** Seconds of after-contact work; 0: none. The timeout is what the platform allows at most. */
  readonly wrapUpSeconds: number;
  readonly wrapUpTimeout: number;
  /** How much of its staff's time the queue asks for. */
  readonly load: number;
  readonly slaSeconds: number;
  readonly slaGoal: number;
  readonly phase: number;
  readonly waiting: Set<string>;
  /** Agents who could take the next contact, the longest idle first. */
  readonly ready: Set<string>;
  answered: number;
  abandoned: number;
  offered: number;
  inSla: number;
  outSla: number;
};

export type Assignment = { proficiency: number; active: boolean; updatedAt: Millis };

export type AgentState = {
  readonly presence: Presence;
  readonly activity: Activity;
  readonly direction: Direction;
  readonly reason: string | undefined;
  readonly since: Millis;
};

/** What the agent will be when nothing holds them any more. */
export type Wanted = { readonly presence: 'available' | 'unavailable'; readonly reason: string | undefined };

export type Leg = { readonly id: string; status: 'dialing' | 'active' | 'disconnected' };

export type StorySession = {
  readonly number: string;
  readonly startedAt: Millis;
  readonly stationId: string;
  readonly stationPhone: string;
  leg: Leg | undefined;
};

export type StoryAgent = {
  readonly id: string;
  readonly platform: PlatformName;
  readonly first: string;
  readonly last: string;
  readonly userName: string;
  team: StoryTeam;
  /** May watch and stop others, and act in their name. */
  readonly supervisor: boolean;
  readonly stationPhone: string;
  readonly queues: Map<number, Assignment>;
  readonly contacts: Set<string>;
  state: AgentState;
  wanted: Wanted;
  session: StorySession | undefined;
  muted: boolean;
  /** The dialer's queue that the agent works for, while they do. */
  campaign: StoryQueue | undefined;
  /** Wants to go home as soon as nothing holds them. */
  leaving: boolean;
  /** Goes about the day alone; demo identities do not. */
  readonly acts: boolean;
  updatedAt: Millis;
  /** Counts state changes: a plan made before the last one is void. */
  turn: number;
};

export type ChatMessage = {
  readonly from: 'agent' | 'customer' | 'system';
  readonly label: string;
  readonly text: string;
  readonly at: Millis;
};

export type StoryContact = {
  readonly id: string;
  readonly masterId: string;
  readonly parentId: string | undefined;
  readonly platform: PlatformName;
  readonly channel: Channel;
  readonly direction: Direction;
  readonly kind: ContactKind;
  readonly queue: StoryQueue | undefined;
  readonly customer: { readonly name: string; readonly phone: string };
  readonly startedAt: Millis;
  agent: StoryAgent | undefined;
  agentSince: Millis | undefined;
  status: ContactStatus;
  statusSince: Millis;
  /** When anything of it changed last. */
  updatedAt: Millis;
  holds: number;
  recording: boolean;
  linked: boolean;
  /** The dialer showed the customer's record before it called. */
  previewed: boolean;
  /** The other side of a consultation, or the held call behind one. */
  partner: string | undefined;
  endReason: EndReason | undefined;
  /** Whole conversation of a chat. */
  readonly messages: ChatMessage[];
  /** What came with it: a work item's payload, call-back notes. */
  readonly note: string | undefined;
  /** Seconds of talk that are still ahead. */
  talkLeft: number;
  /** Nobody is at the other end and nothing will end it. */
  stuck: boolean;
  /** Counts status changes: a plan made before the last one is void. */
  turn: number;
};

export type SupervisionMode = 'monitor' | 'coach' | 'barge-in';

export type StorySupervision = {
  readonly supervisor: StoryAgent;
  readonly agent: StoryAgent;
  mode: SupervisionMode;
  readonly since: Millis;
  /** The watched call; `undefined` until there is one. */
  contact: StoryContact | undefined;
  ended: boolean;
};

/** Small happenings beside the calls. */
export type Aside =
  | {
      readonly kind: 'indicator';
      readonly name: string;
      readonly on: boolean;
      readonly contactId: string | undefined;
    }
  | { readonly kind: 'page'; readonly contactId: string | undefined; readonly url: string }
  | {
      readonly kind: 'pop';
      readonly contactId: string | undefined;
      readonly url: string;
      readonly title: string;
    }
  | { readonly kind: 'run-app'; readonly contactId: string | undefined; readonly value: string }
  | { readonly kind: 'assist'; readonly contactId: string | undefined }
  | { readonly kind: 'custom'; readonly name: string; readonly data: string }
  | { readonly kind: 'mute'; readonly muted: boolean }
  | { readonly kind: 'conference'; readonly number: string }
  | { readonly kind: 'low-list'; readonly empty: boolean }
  | { readonly kind: 'closed-hours'; readonly mayContinue: boolean }
  | { readonly kind: 'promise'; readonly phone: string; readonly name: string; readonly at: Millis }
  | {
      readonly kind: 'playback';
      readonly contactId: string;
      readonly paused: boolean;
      readonly seconds: number;
    }
  | {
      readonly kind: 'updated';
      readonly what: 'permissions' | 'codes' | 'skills' | 'messages' | 'indicators';
    };

/** What happened, told to the platforms' skins at once. Entities are live: read them while being told. */
export type StoryFact =
  | { readonly type: 'agent-state'; readonly agent: StoryAgent }
  | { readonly type: 'session-started'; readonly agent: StoryAgent; readonly session: StorySession }
  | {
      readonly type: 'session-ended';
      readonly agent: StoryAgent;
      readonly session: StorySession;
      /** Ended by somebody else than the agent. */
      readonly remote: boolean;
    }
  | { readonly type: 'leg'; readonly agent: StoryAgent; readonly leg: Leg }
  | {
      readonly type: 'leg-error';
      readonly agent: StoryAgent;
      readonly code: string;
      readonly contactId: string | undefined;
    }
  | { readonly type: 'contact'; readonly contact: StoryContact; readonly agent: StoryAgent | undefined }
  | { readonly type: 'chat-message'; readonly contact: StoryContact; readonly message: ChatMessage }
  | { readonly type: 'supervision'; readonly supervision: StorySupervision }
  | {
      readonly type: 'taken-over';
      readonly agent: StoryAgent;
      readonly contact: StoryContact;
      readonly by: StoryAgent;
    }
  | { readonly type: 'aside'; readonly agent: StoryAgent; readonly aside: Aside };

/** Why something that was asked for does not happen. */
export type StoryRefusal =
  | 'no-such-agent'
  | 'no-such-contact'
  | 'no-such-queue'
  | 'not-logged-in'
  | 'already-logged-in'
  | 'no-leg'
  | 'not-watching'
  | 'nothing-to-watch'
  | 'wrong-state';
