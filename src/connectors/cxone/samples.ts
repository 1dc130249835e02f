// Payloads as NICE documents them, parsed by the tests of the connector and of the simulator alike. Events are in
// samples-events (pages) and samples-sdk (NICE's published SDK).

export { DOCUMENTED_EVENTS } from './samples-events.ts';
export { SDK_EVENTS, unknownEvent } from './samples-sdk.ts';

/** Branches of Studio's "Join Agent Session" (NICE help). */
export const JOIN_BRANCHES = [
  'Success',
  'InvalidSecurityUser',
  'InvalidAgentSession',
  'InvalidAgentId',
  'ImpersonateNotEnabled',
  'Default',
] as const;

/** Branches of Studio's "Terminate Agent Session" (NICE help). */
export const TERMINATE_BRANCHES = [
  'OnSuccess',
  'OnInvalidAgentId',
  'OnUnauthorized',
  'OnInvalidSecurityUser',
  'OnTooManyRequests',
  'Default',
] as const;

/** Token answers in the two spellings that NICE's endpoints use (authentication guides). */
export const tokenReplies = [
  {
    access_token: 'eyJhbGciOiJub25lIn0.e30.',
    token_type: 'Bearer',
    refresh_token: 'b1946ac9-2492-4d23-9f1f',
    expires_in: 3600,
    id_token: 'eyJhbGciOiJub25lIn0.e30.',
  },
  {
    accessToken: 'eyJhbGciOiJub25lIn0.e30.',
    tokenType: 'Bearer',
    refreshToken: 'b1946ac9-2492-4d23-9f1f',
    accessTokenExpiry: '3600',
    idToken: 'eyJhbGciOiJub25lIn0.e30.',
  },
] as const;

/** Discovery documents (names of the fields documented, values made up). */
export const openidConfiguration = {
  issuer: 'https://cxone.niceincontact.com',
  authorization_endpoint: 'https://cxone.niceincontact.com/auth/authorize',
  token_endpoint: 'https://cxone.niceincontact.com/auth/token',
  end_session_endpoint: 'https://cxone.niceincontact.com/auth/endsession',
  jwks_uri: 'https://cxone.niceincontact.com/auth/jwks',
  display_values_supported: ['page', 'popup'],
  code_challenge_methods_supported: ['S256'],
} as const;

export const cxoneConfiguration = {
  private: false,
  ui_endpoint: 'https://na1.niceincontact.com',
  auth_endpoint: 'https://cxone.niceincontact.com',
  api_endpoint: 'https://api-na1.niceincontact.com',
  area: 'na1',
  cluster: 'c32',
  domain: 'niceincontact.com',
  acdDomain: 'nice-incontact.com',
  uhDomain: 'nice-incontact.com',
  tenantId: '11eb0a7e-4a1c-4a7e-8e1f-0242ac110002',
  globaldomain: 'niceincontact.com',
} as const;

/** A session id is opaque and base64-like; it may end in equals signs (NICE help, Get Next Event). */
export const sessionReply = { sessionId: 'MTIyMTQ6NTgwNzA4MTU6MQ==' } as const;

/** An envelope of get-next-event. */
export const eventsReply = {
  sessionId: 'MTIyMTQ6NTgwNzA4MTU6Mg==',
  events: [{ Type: 'AgentSessionEnd', Success: 'True', Message: '', IISHost: 'iis-01', VCHost: 'vc-01' }],
} as const;

/** GET /agents/states (shape by NICE's OpenAPI, values made up). */
export const agentStatesReply = {
  totalRecords: 1,
  _links: { self: '/agents/states?top=50&skip=0' },
  lastPollTime: '2026-03-02T10:30:00.123Z',
  agentStates: [
    {
      agentId: 12214,
      agentStateId: 3,
      agentStateName: 'InboundContact',
      agentStateCategory: 'Working',
      businessUnitId: 4500,
      contactId: 1569815,
      contactStartHandleTime: '2026-03-02T10:28:10.000Z',
      isActive: true,
      isACW: false,
      isOutbound: false,
      firstName: 'Ines',
      lastName: 'Duarte',
      fromAddress: '+442079460101',
      toAddress: '+442079460200',
      lastUpdateTime: '2026-03-02T10:28:10.000Z',
      mediaTypeName: 'Phone Call',
      mediaTypeId: 4,
      openContacts: 1,
      outStateDescription: '',
      outStateId: 0,
      sessionStartTime: '2026-03-02T08:00:12.000Z',
      skillId: 1507,
      skillName: 'Billing',
      startDate: '2026-03-02T10:28:10.000Z',
      stationId: 0,
      stationPhoneNumber: '8013203420',
      teamId: 21,
      teamName: 'Billing North',
      userName: 'ines.duarte@example.com',
    },
  ],
} as const;

/** GET /contacts/active. */
export const activeContactsReply = {
  totalRecords: 1,
  businessUnitId: 4500,
  lastPollTime: '2026-03-02T10:30:00.123Z',
  activeContacts: [
    {
      contactId: 1569815,
      masterContactId: 1569810,
      agentId: 12214,
      agentStartDate: '2026-03-02T10:28:10.000Z',
      contactStartDate: '2026-03-02T10:26:00.000Z',
      firstName: 'Ines',
      lastName: 'Duarte',
      fromAddress: '+442079460101',
      toAddress: '+442079460200',
      holdCount: 1,
      isLogged: true,
      isOutbound: false,
      isTakeover: false,
      lastUpdateTime: '2026-03-02T10:28:10.000Z',
      mediaTypeId: 4,
      mediaTypeName: 'Phone Call',
      skillId: 1507,
      skillName: 'Billing',
      stateId: 4,
      stateName: 'Active',
      contactStateCategory: 'Active',
      teamId: 21,
      teamName: 'Billing North',
    },
  ],
} as const;

/** GET /skills/activity. */
export const skillActivityReply = {
  totalRecords: 1,
  lastPollTime: '2026-03-02T10:30:00.123Z',
  skillActivity: [
    {
      serverTime: '2026-03-02T10:30:00.123Z',
      skillId: 1507,
      skillName: 'Billing',
      campaignId: 70,
      campaignName: 'Service',
      mediaTypeId: 4,
      mediaTypeName: 'Phone Call',
      isActive: true,
      isOutbound: false,
      isNaturalCalling: false,
      divisionNo: 0,
      agentsLoggedIn: 24,
      agentsAvailable: 3,
      agentsUnavailable: 6,
      agentsIdle: 3,
      agentsWorking: 13,
      agentsACW: 2,
      contactsActive: 18,
      queueCount: 5,
      skillQueueCount: 5,
      personalQueueCount: 0,
      parkedCount: 0,
      earliestQueueTime: '2026-03-02T10:27:41.000Z',
      inSLA: 412,
      outSLA: 61,
      serviceLevel: 87.1,
      serviceLevelGoal: 80,
      serviceLevelThreshold: 30,
    },
  ],
} as const;

/** GET /activesupervisors. */
export const activeSupervisorsReply = {
  supervisorStatuslist: [
    {
      initiatingAgentNo: 9001,
      targetAgentNo: 12214,
      contactId: 1569815,
      contactEventTypeId: 1,
      eventStateDescription: 'Monitor',
      startTimeStamp: '2026-03-02T10:29:00.000Z',
    },
  ],
} as const;

/** GET /teams and GET /teams/{id}/unavailable-codes. */
export const teamsReply = { teams: [{ teamId: 21, teamName: 'Billing North', isActive: true }] } as const;
export const unavailableCodesReply = [
  { outstateId: 31, outstateName: 'Lunch', isActive: true, isAcw: false, agentTimeoutMins: 45 },
  { outstateId: 40, outstateName: 'ACW', isActive: true, isAcw: true, agentTimeoutMins: 0 },
] as const;

/** A change of skills that went through for one and not for the other: HTTP 200 all the same. */
export const partlyFailedChange = {
  errorCount: 1,
  agentResults: [
    { success: true, agentId: 12214, error: '' },
    { success: false, agentId: 99999, error: 'InvalidAgentId' },
  ],
} as const;

/** Refusals as they come: in a body, or as the HTTP reason phrase only. */
export const errorReplies = [
  { error: 'InvalidAgentSession', error_description: 'Invalid agent session Id.' },
  { message: 'Too many requests' },
] as const;
