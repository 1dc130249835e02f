import { STATE_IDS } from './wire.ts';

/**
 * Payloads as the vendor documents them (Web Services API reference 8.5.2), written as JSON: the pages print Python
 * literals. The connector and the simulator both prove that they speak these.
 */

/** SMSIntrude: the request. */
export const INTRUDE_REQUEST = { operationName: 'Intrude', supervisorVisibilityMode: 'Monitor' } as const;

/** SMSIntrude: the address of the request, and the answer. */
export const INTRUDE_PATH = '/api/v2/users/4ff5b43c856d4cb2a3d6c20a88740257/smssessions/0000UaB58WAR003N';
export const INTRUDE_REPLY = { statusCode: 0 } as const;

/** SMSIntrude: the notification that follows. */
export const INVITED_NOTIFICATION = {
  smssession: {
    userData: {
      IdentifyCreateContact: '3',
      RTargetTypeSelected: '2',
      RTargetObjectSelected: '?:2>1',
      RVQID: '',
      ChatServerAppName: 'esv_chat_srv',
      ChatServerHost: 'dev-ip9-152.gws.genesys.com',
      TimeZone: '60',
      RTargetObjSelDBID: '',
      ChatServerPort: '7160',
      'CBR-Interaction_cost': '',
      'CBR-contract_DBIDs': '',
      RTargetAgentSelected: 'a1',
      'CBR-IT-path_DBIDs': '',
      RTargetRuleSelected: '',
      RTargetPlaceSelected: 'a1',
      'CBR-actual_volume': '',
      RTenant: 'Environment',
      ChatServerDBID: '147',
      RRequestedSkills: null,
      RRequestedSkillCombination: '',
      RVQDBID: '',
      RStrategyDBID: '472',
      CustomerSegment: 'default',
      'PegAG?:2>1': 1,
      _data_id: '155-a158a722-d1a9-47a1-9bd6-cf10b157e7fa',
      ServiceType: 'default',
      OccuredAt: '2015-11-26T16:39:41Z',
      ServiceObjective: 0,
      RTargetRequested: '?:2>1',
      RTargetAgentGroup: '?:2>1',
      RStrategyName: 'CloudPoDSimpleChatInStrategy',
      Subject: 'GMS Chat',
    },
    receivedDate: '2015-11-26 18:39:38.000+0200',
    chatType: 'Inbound',
    participants: [],
    capabilities: ['Accept', 'Reject'],
    uri: 'http://localhost:8090/api/v2/smssessions/0000UaB58WAR003N',
    state: 'Invited',
    supervisorMode: 'Monitor',
    id: '0000UaB58WAR003N',
  },
  messageType: 'SMSsessionStateChangeMessage',
  notificationType: 'StatusChange',
} as const;

/** SMSGetAgentInteractions: an agent's sessions are thin. */
export const AGENT_SESSIONS_REPLY = {
  statusCode: 0,
  user: {
    id: '4ff5b43c856d4cb2a3d6c20a88740257',
    userName: 'a1',
    firstName: 'Ada',
    lastName: 'One',
    roles: ['ROLE_ADMIN', 'ROLE_AGENT'],
    enabled: true,
    smssessions: [
      {
        id: '0000UaB58WAR003N',
        receivedDate: '2015-11-26 18:39:38.000+0200',
        userData: { ContactId: '000AV8QM3MBN000K' },
        capabilities: [],
      },
    ],
    changePasswordOnFirstLogin: false,
    uri: 'http://localhost:8090/api/v2/users/4ff5b43c856d4cb2a3d6c20a88740257',
    path: '/users/4ff5b43c856d4cb2a3d6c20a88740257',
  },
} as const;

/** What a leg may do while it chats, as the pages list it; a monitor's list has SendMessage too. */
export const CHATTING_CAPABILITIES = [
  'SendStopTypingNotification',
  'SendMessage',
  'SendToAgents',
  'SendUrl',
  'Leave',
  'Complete',
  'SetDisposition',
  'AttachUserData',
  'UpdateUserData',
  'DeleteUserData',
  'SetInFocus',
  'SendStartTypingNotification',
  'SendStartTypingToAgentsNotification',
  'SendStopTypingToAgentsNotification',
  'SwitchToCoach',
  'SwitchBargeIn',
] as const;

/** SMSAccept: the notifications that follow, in their order. */
export const ACCEPTED_NOTIFICATIONS = [
  {
    smssession: {
      id: '0000UaB58WAR003N',
      state: 'Chatting',
      supervisorMode: 'Monitor',
      capabilities: CHATTING_CAPABILITIES,
      participants: [],
    },
    messageType: 'SMSsessionStateChangeMessage',
    notificationType: 'StatusChange',
  },
  {
    smssession: {
      id: '0000UaB58WAR003N',
      state: 'Chatting',
      capabilities: CHATTING_CAPABILITIES,
      participants: [
        { nickname: 'Ada', type: 'Agent', participantId: '2', visibility: 'All' },
        { nickname: 'Kit', type: 'Customer', participantId: '1', visibility: 'All' },
        { nickname: 'Sam', type: 'Agent', participantId: '3', visibility: 'Supervisors' },
      ],
    },
    messageType: 'SMSsessionStateChangeMessage',
    notificationType: 'ParticipantsUpdated',
  },
  {
    messages: [
      {
        index: 1,
        type: 'ParticipantJoined',
        from: { nickname: 'Kit', type: 'Customer', participantId: '1' },
        visibility: 'All',
        timestamp: '2015-11-26 18:39:38.000+0200',
        timestampSeconds: 1448555978000,
      },
      {
        index: 4,
        type: 'Text',
        text: 'Where is my order?',
        from: { nickname: 'Kit', type: 'Customer', participantId: '1' },
        visibility: 'All',
        timestamp: '2015-11-26 18:39:48.000+0200',
        timestampSeconds: 1448555988000,
      },
    ],
    messageType: 'MessageLogUpdated',
    notificationType: 'NewMessages',
    smssessionUri: 'http://localhost:8090/api/v2/me/smssessions/0000UaB58WAR003N',
    smssessionPath: '/me/smssessions/0000UaB58WAR003N',
  },
] as const;

/** SMSSendToAgents: a coach's message, seen by agents alone. */
export const TO_AGENTS_NOTIFICATION = {
  messages: [
    {
      index: 6,
      type: 'Text',
      text: 'Offer a refund.',
      from: { nickname: 'Sam', type: 'Agent', participantId: '3' },
      visibility: 'Agents',
      timestamp: '2015-11-26 18:40:02.000+0200',
      timestampSeconds: 1448556002000,
    },
  ],
  messageType: 'MessageLogUpdated',
  notificationType: 'NewMessages',
  // The pages that spell the resource with one `s`.
  smsessionUri: 'http://localhost:8090/api/v2/me/smsessions/0000UaB58WAR003N',
} as const;

/** SMSCancelConsult: an error that comes later has no messageType. */
export const ERROR_NOTIFICATION = {
  notificationType: 'Error',
  errorMessage: 'Operation failed',
  referenceId: 42,
} as const;

/** AgentStateControlOffline prints its statusCode as text. */
export const STATE_CONTROL_REPLY = { statusCode: '0' } as const;

/** AgentStateAfterCallWork: a device with a NotReady state that is after-call work. */
export const WRAPPING_UP_DEVICE = {
  id: '9094dbdf-1eca-4b03-a8e4-4de8a04e9d3f',
  deviceState: 'Active',
  userState: {
    id: STATE_IDS.afterCallWork,
    displayName: 'AfterCallWork',
    state: 'NotReady',
    workMode: 'AfterCallWork',
  },
  phoneNumber: '5005',
  e164Number: '5005',
  telephonyNetwork: 'Private',
  doNotDisturb: 'Off',
  capabilities: ['ForwardCallsOn', 'DoNotDisturbOn'],
} as const;
