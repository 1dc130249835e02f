import * as z from 'zod';
import {
  caseless,
  filled,
  flag,
  id,
  integer,
  list,
  neededId,
  neededWord,
  text,
  time,
  word,
} from './wire-readers.ts';
import {
  AGENT_LEG_STATUSES,
  AGENT_STATES,
  CALL_STATUSES,
  CALL_TYPES,
  CHAT_STATUSES,
  DIGITAL_STATUSES,
  INDICATOR_ACTIONS,
  INDICATOR_STATES,
  PARTY_TYPES,
  RESULT_CODES,
  VOICEMAIL_STATUSES,
  WORK_ITEM_STATUSES,
} from './wire-words.ts';

/** One spelling for the keys that CXone writes in two. Case does not matter; these differ by more than case. */
const ALIASES = {
  MasterContactID: 'MasterID',
  MasterContactId: 'MasterID',
  IsLinkedCall: 'IsLinked',
  StartTimeUtc: 'StartTimeUTC',
} as const;

function event<T extends string, S extends z.ZodRawShape>(type: T, shape: S) {
  return caseless({ Type: z.literal(type), IISHost: filled, VCHost: filled, ...shape }, ALIASES);
}

/** What every phone-call event carries; SupervisorContact is a copy of it (NICE, "Agent Session Events"). */
const CALL_FIELDS = {
  ContactID: neededId,
  MasterID: id,
  ParentContactId: id,
  Status: neededWord(CALL_STATUSES),
  CallType: word(CALL_TYPES),
  DNIS: filled,
  ANI: filled,
  /** A name by the page, a number in its samples. */
  Skill: filled,
  IsInbound: flag,
  StartTimeUTC: time,
  StartTime: time,
  LastStateChangeTimeUTC: time,
  LastStateChangeTime: time,
  ScreenPopUrl: filled,
  DisconnectCode: word(RESULT_CODES),
  /** True only when the agent asked for the recording; recordings begun elsewhere do not show. */
  IsLogging: flag,
  AllowDispositions: flag,
  IsLinked: flag,
  /** True: over for good. False with Status Disconnected: after-contact work. */
  FinalState: flag,
  /** HTML made by strangers: only ever shown as text. */
  OtherInformation: filled,
  OtherInformationNewFormat: filled,
  DeliveryType: filled,
  CustomData: filled,
  ComplianceRecord: flag,
  ConfirmationRequired: flag,
  OmniGroupId: id,
  ExternalId: id,
  AnsMachineOverride: flag,
  AnsMachineOverrideEndTime: time,
  InteractionId: id,
  IsRequireManualAccept: flag,
} as const;

const INDICATOR_FIELDS = {
  Name: filled,
  ContactID: id,
  ImageUri: filled,
  ActionType: word(INDICATOR_ACTIONS),
  ActionUri: filled,
  ToolTip: filled,
  IndicatorState: word(INDICATOR_STATES),
} as const;

/** The state that follows, or follows after that one, when the current one ends. */
export const nextStateSchema = caseless({ State: neededWord(AGENT_STATES), OutReason: filled });

/** One line of a chat. */
export const chatMessageSchema = caseless({ Text: text, TimeStamp: time, PartyType: word(PARTY_TYPES) });

/** Every event that is understood, by its canonical type name. */
export const EVENT_SCHEMAS = {
  AgentSessionStart: event('AgentSessionStart', {
    BusNo: id,
    AgentId: neededId,
    /** The platform's number of the login; not the session id that the API's paths want. */
    SessionId: id,
    StationId: id,
    StationPhoneNumber: filled,
    StationCallerId: filled,
    DialerCampaign: filled,
    DialerCampaignStartTime: time,
    SupervisorPermissionLevel: integer,
    CanMask: flag,
    CanRecord: flag,
    AgentSchedulePermission: flag,
    ScoreRecordingsPermission: flag,
    HideAgentStatePermission: flag,
    CanMultiPartyConference: flag,
    MaxConcurrentChats: integer,
    EnabledForMCH: flag,
    UseCustomerCard: flag,
    AgentUUId: id,
    EntityMode: flag,
  }),
  AgentSessionEnd: event('AgentSessionEnd', { Success: flag, Message: filled }),
  RemoteAgentSessionEnd: event('RemoteAgentSessionEnd', { Message: filled }),
  AgentState: event('AgentState', {
    CurrentState: neededWord(AGENT_STATES),
    CurrentOutReason: filled,
    NextStates: list(nextStateSchema, 10),
    StartTimeUTC: time,
    IsAcw: flag,
    NextIsAcw: flag,
    /** Seconds; 0 where after-contact work has no limit. */
    AcwTimeout: integer,
  }),
  AgentLeg: event('AgentLeg', {
    AgentLegId: neededId,
    Status: neededWord(AGENT_LEG_STATUSES),
    FinalState: flag,
  }),
  AgentError: event('AgentError', {
    Command: filled,
    ResultCode: neededWord(RESULT_CODES),
    ContactID: id,
    Target: filled,
    ErrorLevel: filled,
  }),
  NaturalCallingSkillList: event('NaturalCallingSkillList', { Empty: flag }),
  CallContactEvent: event('CallContactEvent', { ...CALL_FIELDS, BlendingToSkillName: filled }),
  SupervisorContact: event('SupervisorContact', CALL_FIELDS),
  SupervisorMonitor: event('SupervisorMonitor', {
    MonitorStartTime: time,
    TargetAgentId: neededId,
    FinalState: flag,
  }),
  TakeOver: event('TakeOver', { ContactID: neededId, TakeOverDate: time }),
  WorkItemContactEvent: event('WorkItemContactEvent', {
    ContactID: neededId,
    MasterID: id,
    ParentContactId: id,
    Status: neededWord(WORK_ITEM_STATUSES),
    WorkItemId: id,
    /** JSON in a string, or any other text. */
    WorkItemPayload: filled,
    WorkItemType: filled,
    AgentId: id,
    SkillId: id,
    StartTimeUTC: time,
    LastStateChangeTimeUTC: time,
    ScreenPopUrl: filled,
    /** Seconds until the contact is offered to somebody else. */
    RefusalTimeout: integer,
    FinalState: flag,
    TabTitle: filled,
    CustomData: filled,
  }),
  VoiceMailContactEvent: event('VoiceMailContactEvent', {
    ContactID: neededId,
    MasterID: id,
    ParentContactId: id,
    Status: neededWord(VOICEMAIL_STATUSES),
    From: filled,
    To: filled,
    CreatedDate: time,
    FileName: filled,
    /** Seconds. */
    FileDuration: integer,
    Skill: filled,
    SkillName: filled,
    IsInbound: flag,
    ScreenPopUrl: filled,
    StartTime: time,
    LastStateChangeTime: time,
    CustomData: filled,
    VoiceMailType: filled,
    FinalState: flag,
  }),
  VoiceMailPlayBackEvent: event('VoiceMailPlayBackEvent', {
    ContactID: neededId,
    PlayBackPaused: flag,
    PlayBackPosition: integer,
  }),
  DigitalContactEvent: event('DigitalContactEvent', {
    ContactID: neededId,
    DFOContactId: id,
    ChannelType: filled,
    CustomerName: filled,
    CustomerId: id,
    SkillName: filled,
    Status: neededWord(DIGITAL_STATUSES),
    RefusalTimeout: integer,
    StartTime: time,
    StartTimeUTC: time,
    FinalState: flag,
  }),
  ChatContactEvent: event('ChatContactEvent', {
    ContactID: neededId,
    RoomId: id,
    Status: neededWord(CHAT_STATUSES),
    Skill: filled,
    StartTime: time,
    StartTimeUTC: time,
    LastStateChangeTime: time,
    ScreenPopUrl: filled,
    RefusalTimeout: integer,
    IsActive: flag,
    Messages: list(chatMessageSchema, 2_000),
    FinalState: flag,
  }),
  ChatText: event('ChatText', {
    RoomId: neededId,
    Label: filled,
    /** `$Localized:…` is a key of the agent application's own texts. */
    Message: text,
    PartyType: word(PARTY_TYPES),
    TimeStamp: time,
  }),
  Indicator: event('Indicator', INDICATOR_FIELDS),
  UpdateIndicators: event('UpdateIndicators', {}),
  PageOpen: event('PageOpen', { ContactID: id, Action: filled, PageUri: filled }),
  PopURL: event('PopURL', {
    ContactID: id,
    URL: filled,
    TabTitle: filled,
    PopDestination: filled,
    PopoutWindowHeight: integer,
    PopoutWindowWidth: integer,
    ClosePopoutUponTermination: flag,
  }),
  RunApp: event('RunApp', {
    ContactID: id,
    ActionType: word(INDICATOR_ACTIONS),
    ActionValue: filled,
    WaitTimeout: integer,
  }),
  CustomEvent: event('CustomEvent', { EventName: filled, Data: text }),
  HoursOfOperation: event('HoursOfOperation', { ShowContinueReskill: flag }),
  Mute: event('Mute', { AgentMuted: flag }),
  Conference: event('Conference', { ConferenceNo: id }),
  UpdatePermissions: event('UpdatePermissions', {}),
  UpdateUnavailableCodes: event('UpdateUnavailableCodes', {}),
  UpdateSkills: event('UpdateSkills', {}),
  UpdateMessages: event('UpdateMessages', {}),
  UpdateCallbacks: event('UpdateCallbacks', {}),
  UpdateDialerCampaigns: event('UpdateDialerCampaigns', {}),
  MchAgentSettingsChangeEvent: event('MchAgentSettingsChangeEvent', {
    ChatThreshold: integer,
    SmsThreshold: integer,
    EmailThreshold: integer,
    WorkItemThreshold: integer,
    DigitalThreshold: integer,
    VoiceThreshold: integer,
    ContactAutoFocus: flag,
    RequestContact: flag,
    DeliveryMode: filled,
    TotalContactCount: integer,
  }),
  AgentAssist: event('AgentAssist', {
    ContactID: id,
    AppUri: filled,
    AppTitle: filled,
    AgentAssistAppConfigJson: filled,
  }),
  AgentWorkflowConfiguration: event('AgentWorkflowConfiguration', { Data: text }),
  AgentWorkflowCreatePayload: event('AgentWorkflowCreatePayload', { Data: text }),
  PromiseKeeper: event('PromiseKeeper', {
    AgentId: id,
    CallbackId: id,
    CallbackTime: time,
    CallbackExpireTime: time,
    DeliveryTime: time,
    DialNumber: filled,
    OrigNumber: filled,
    FirstName: filled,
    LastName: filled,
    Notes: filled,
    SkillId: id,
    TargetType: filled,
  }),
  PromiseKeeperStatus: event('PromiseKeeperStatus', { CallbackId: id, Status: filled }),
  SmartReachValidation: event('SmartReachValidation', {
    ValidationFailureCode: filled,
    ValidationFailureLocalizationCode: filled,
    RequestData: filled,
  }),
} as const;

export type CxoneEventType = keyof typeof EVENT_SCHEMAS;
/** An understood event of one type. */
export type CxoneEventOf<T extends CxoneEventType> = z.output<(typeof EVENT_SCHEMAS)[T]>;
/** Any understood event, told apart by `Type`. */
export type CxoneEvent = { [T in CxoneEventType]: CxoneEventOf<T> }[CxoneEventType];
