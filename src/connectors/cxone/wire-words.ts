// Words that CXone's pages document, one list per field. "S4" is NICE's page "Agent Session Events"; "SDK" is NICE's
// published npm package @nice-devone/agent-sdk 25.1.

/** AgentState.CurrentState and NextStates[].State (S4; `DialerPending` SDK). */
export const AGENT_STATES = [
  'LoggedOut',
  'LoggedIn',
  'Available',
  'Unavailable',
  'InboundContact',
  'OutboundContact',
  'InboundConsult',
  'OutboundConsult',
  'Dialer',
  'DialerPending',
] as const;
export type AgentStateWord = (typeof AGENT_STATES)[number];

/** agentStateId of the real-time calls (SDK). */
export const AGENT_STATE_IDS: Readonly<Record<number, AgentStateWord>> = {
  0: 'LoggedOut',
  1: 'Available',
  2: 'Unavailable',
  3: 'InboundContact',
  4: 'OutboundContact',
  5: 'InboundConsult',
  6: 'OutboundConsult',
  7: 'Dialer',
  8: 'LoggedIn',
};

/** AgentLeg.Status (S4). */
export const AGENT_LEG_STATUSES = ['Dialing', 'Active', 'Disconnected'] as const;

/** CallContactEvent.Status (S4). */
export const CALL_STATUSES = [
  'Incoming',
  'Ringing',
  'Dialing',
  'Active',
  'Holding',
  'Joined',
  'Disconnected',
  'CallBackDisconnected',
  'Preview',
  'Masking',
  'NaturalCallRinging',
  'NaturalCallAMD',
  'NaturalCallDialing',
] as const;
export type CallStatus = (typeof CALL_STATUSES)[number];

/** CallContactEvent.CallType (S4; `Conference` SDK). */
export const CALL_TYPES = [
  'Regular',
  'AgentLeg',
  'ReskillProxy',
  'Consult',
  'PersonalQueue',
  'Dialer',
  'TakeOver',
  'NaturalCalling',
  'Conference',
] as const;
export type CallType = (typeof CALL_TYPES)[number];

/** AgentError.ResultCode and CallContactEvent.DisconnectCode share one list (S4). */
export const RESULT_CODES = [
  'NA',
  'AgentLegAlreadyActive',
  'Succeeded',
  'Failed',
  'CallAbandoned',
  'Active',
  'NoAnswer',
  'Busy',
  'BadNumber',
  'Error',
  'InvalidCallLeg',
  'InvalidCallCount',
  'InvalidStationID',
  'InvalidWorkItem',
  'JoinFailed',
  'LinkFailed',
  'InitiateConferenceFailed',
  'InvalidState',
  'Rejected',
  'MissingRoomID',
  'TransferComplete',
  'Dropped',
  'NoPorts',
  'AgentLinkTimeout',
  'AgentCancelled',
  'LoginFailed',
  'CampaignClosed',
  'DialerActive',
  'DialerSuppressed',
  'AnsweringMachine',
  'Fax',
] as const;
export type ResultCode = (typeof RESULT_CODES)[number];

/** WorkItemContactEvent.Status (SDK; S4 leaves it open). */
export const WORK_ITEM_STATUSES = ['Incoming', 'Active', 'Disconnected', 'Transfer', 'Interrupted'] as const;

/** VoiceMailContactEvent.Status (SDK). */
export const VOICEMAIL_STATUSES = ['Incoming', 'Active', 'Holding', 'Discarded'] as const;

/** ChatContactEvent.Status (S4 shows Incoming; the others from working third-party clients). */
export const CHAT_STATUSES = [
  'Waiting',
  'Incoming',
  'Inviting',
  'Active',
  'Interrupted',
  'Disconnected',
] as const;

/** DigitalContactEvent.Status: no page documents a list; `Incoming` is named by the SDK's code. */
export const DIGITAL_STATUSES = ['Incoming', 'Active', 'Disconnected'] as const;

/** ChatText.PartyType (S4). */
export const PARTY_TYPES = ['Agent', 'Client', 'System'] as const;

/** Indicator.ActionType and RunApp.ActionType (SDK). */
export const INDICATOR_ACTIONS = [
  'RunExe',
  'OpenURL',
  'SpawnScript',
  'SignalScript',
  'ShowCustomForm',
] as const;

/** Indicator.IndicatorState (S4). */
export const INDICATOR_STATES = ['On', 'Off'] as const;

/** mediaTypeId of the real-time and admin calls. */
export const MEDIA_TYPES = {
  1: 'email',
  3: 'chat',
  4: 'phone',
  5: 'voicemail',
  6: 'work-item',
  7: 'sms',
  9: 'digital',
} as const;
export type MediaType = (typeof MEDIA_TYPES)[keyof typeof MEDIA_TYPES];

/** Reads a mediaTypeId; `undefined` for a number that no page documents. */
export function mediaTypeOf(mediaTypeId: number | undefined): MediaType | undefined {
  return mediaTypeId === undefined ? undefined : new Map<number, MediaType>(MEDIA_ENTRIES).get(mediaTypeId);
}

const MEDIA_ENTRIES: readonly (readonly [number, MediaType])[] = Object.entries(MEDIA_TYPES).map(
  ([number, media]) => [Number(number), media],
);
