import * as z from 'zod';

/**
 * SMS sessions of Genesys Web Services v2 and what its notifications say about them. Sources: the SMS Session API pages
 * of the Web Services API reference 8.5.2 (SMSIntrude, SMSMonitor, SMSSwitchtoCoach, SMSSendMessage, …).
 */

/** Three pages spell the resource with one `s`; both are taken. */
export const SESSION_RESOURCES = ['smssessions', 'smsessions'] as const;
export type SessionResource = (typeof SESSION_RESOURCES)[number];

/** The channel of an agent that supervisors watch as a whole. */
export const SMS_CHANNEL = 'smssession';

export const SUPERVISOR_MODES = ['Monitor', 'Coach', 'BargeIn'] as const;
export type SupervisorMode = (typeof SUPERVISOR_MODES)[number];

/** How long standing supervision of an agent lasts. */
export const MONITORING_MODES = ['NextChat', 'AllChats'] as const;
export type MonitoringMode = (typeof MONITORING_MODES)[number];

/** Operations on an agent's SMS channel, on an agent's session, and on one's own leg. */
export const CHANNEL_OPERATIONS = [...SUPERVISOR_MODES, 'CancelSupervisorMonitoring'] as const;
export const AGENT_SESSION_OPERATIONS = ['Intrude'] as const;
export const LEG_OPERATIONS = [
  'Accept',
  'Reject',
  'SendMessage',
  'SendToAgents',
  'SendUrl',
  'SendCustomNoticeToAgents',
  'SendStartTypingNotification',
  'SendStopTypingNotification',
  'SendStartTypingToAgentsNotification',
  'SendStopTypingToAgentsNotification',
  'SwitchToMonitor',
  'SwitchToCoach',
  'SwitchToBargeIn',
  'Leave',
  'Complete',
  'SetDisposition',
  'AttachUserData',
  'UpdateUserData',
  'DeleteUserData',
  'SetInFocus',
] as const;
export type LegOperation = (typeof LEG_OPERATIONS)[number];

/** States of a leg. `Completed` and `Revoked` are final, `JoinFailed` was seen in public client code. */
export const SESSION_STATES = [
  'Invited',
  'Chatting',
  'LeftChat',
  'Completed',
  'Revoked',
  'JoinFailed',
] as const;
export type SessionState = (typeof SESSION_STATES)[number];

/** Who sees a participant or a message. */
export const VISIBILITIES = ['All', 'Agents', 'Supervisors'] as const;
export type WireVisibility = (typeof VISIBILITIES)[number];

export const MESSAGE_TYPES = [
  'Text',
  'ParticipantJoined',
  'ParticipantLeft',
  'TypingStarted',
  'TypingStopped',
  'PushUrl',
  'CustomNotice',
] as const;

export const SESSION_MESSAGE_TYPE = 'SMSsessionStateChangeMessage';
export const LOG_MESSAGE_TYPE = 'MessageLogUpdated';
export const CHANNEL_MESSAGE_TYPE = 'ChannelStateChangeMessageV2';
export const NOTIFICATION_TYPES = [
  'StatusChange',
  'ParticipantsUpdated',
  'PropertiesUpdated',
  'NewMessages',
  'Error',
] as const;

/** Times come as text in several shapes, or as a number. */
const time = z.union([z.string(), z.number()]).nullish();
const number = z.union([
  z.number(),
  z
    .string()
    .regex(/^-?\d{1,15}$/)
    .transform(Number),
]);

export const participantSchema = z.looseObject({
  participantId: z.union([z.string(), z.number().transform(String)]).nullish(),
  nickname: z.string().nullish(),
  /** `Agent`, `Customer`, `External`; supervisors appear as `Agent`. */
  type: z.string().nullish(),
  visibility: z.string().nullish(),
  id: z.string().nullish(),
  uri: z.string().nullish(),
  path: z.string().nullish(),
});
export type WireParticipant = z.infer<typeof participantSchema>;

export const messageSchema = z.looseObject({
  index: number.pipe(z.int().min(0)),
  type: z.string(),
  from: participantSchema.nullish(),
  text: z.string().nullish(),
  url: z.string().nullish(),
  noticeText: z.string().nullish(),
  visibility: z.string().nullish(),
  timestamp: time,
  /** Milliseconds, judging by the size of the documented value, whatever its name says. */
  timestampSeconds: time,
});
export type WireMessage = z.infer<typeof messageSchema>;

/** An agent's session as a supervisor's list tells of it, or a leg as its notifications do. */
export const smsSessionSchema = z.looseObject({
  id: z.string().min(1).max(256),
  state: z.string().nullish(),
  capabilities: z.array(z.string()).nullish(),
  participants: z.array(z.unknown()).nullish(),
  userData: z.record(z.string(), z.unknown()).nullish(),
  receivedDate: time,
  chatType: z.string().nullish(),
  supervisorMode: z.string().nullish(),
});
export type WireSmsSession = z.infer<typeof smsSessionSchema>;

/** The `data` of a Bayeux message. Its channel says nothing that `messageType` does not. */
export const notificationSchema = z.looseObject({
  messageType: z.string().nullish(),
  notificationType: z.string().nullish(),
  referenceId: number.nullish(),
  errorMessage: z.string().nullish(),
  smssession: z.unknown().optional(),
  smsession: z.unknown().optional(),
  messages: z.array(z.unknown()).nullish(),
  smssessionUri: z.string().nullish(),
  smssessionPath: z.string().nullish(),
  smsessionUri: z.string().nullish(),
  smsessionPath: z.string().nullish(),
});

/** `GET /me/smssessions/{id}/messages`. */
export const messagesReplySchema = z.looseObject({ messages: z.array(z.unknown()) });
