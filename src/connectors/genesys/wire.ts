import * as z from 'zod';

/**
 * What Genesys Web Services v2 (formerly HTCC) says about users and in every reply. Sources: the Web Services API
 * reference 8.5.2 at docs.genesys.com (ReturnValues, UsersAPI, AgentState*). Schemas are loose: what the product does
 * not use may have any shape, and what it uses may be missing.
 */

/** `statusCode` of every reply (ReturnValues 8.5.2). Samples print it as a number and, on some pages, as text. */
export const STATUS = {
  success: 0,
  parameterMissing: 1,
  invalidState: 2,
  forbidden: 3,
  internalError: 4,
  permissionDenied: 5,
  notFound: 6,
  partialSuccess: 7,
  passwordChange: 8,
  incomplete: 9,
  validationError: 10,
  readOnly: 11,
  cannotRetrieve: 12,
  cannotCreate: 13,
  cannotDelete: 14,
  cannotUpdate: 15,
  cannotAssign: 16,
  cannotUnassign: 17,
  alreadyExists: 18,
  inUse: 19,
  notAuthenticated: 20,
} as const;

/** Names the header that carries the forgery token; learnt from any reply. */
export const CSRF_NAME_HEADER = 'x-csrf-header';
/** The token itself, in replies; requests carry it in the header that `X-CSRF-HEADER` names. */
export const CSRF_TOKEN_HEADER = 'x-csrf-token';

/** Below the base address. */
export const API_PATH = '/api/v2';
export const NOTIFICATIONS_PATH = `${API_PATH}/notifications`;

const wholeNumber = z.union([
  z.int(),
  z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
]);

/** The part that all replies have. A failed one has nothing else. */
export const replySchema = z.looseObject({
  statusCode: wholeNumber,
  statusMessage: z.string().nullish(),
  referenceId: wholeNumber.nullish(),
});
export type Reply = z.infer<typeof replySchema>;

/** Ids that Genesys gives to the states it knows by itself (AgentState pages). */
export const STATE_IDS = {
  ready: '9430250E-0A1B-421F-B372-F29E69366DED',
  notReady: '900D55CC-2BB0-431F-8BF9-D3525B383BE6',
  afterCallWork: 'D3663509-3D82-4DD3-A82E-2EA8EFA02AEF',
  auxWork: '2B36138D-C564-4562-A8CB-3C32D564F296',
  offline: '0F7F5003-EF26-4D13-A6Ef-D0C7EC819BEB',
} as const;

export const ROLES = { agent: 'ROLE_AGENT', supervisor: 'ROLE_SUPERVISOR', admin: 'ROLE_ADMIN' } as const;

export const userStateSchema = z.looseObject({
  id: z.string().nullish(),
  displayName: z.string().nullish(),
  /** `Ready`, `NotReady`, `LoggedOut`, perhaps others. */
  state: z.string(),
  /** `AfterCallWork` and `AuxWork` are `NotReady` with this. */
  workMode: z.string().nullish(),
  reason: z.string().nullish(),
});
export type WireUserState = z.infer<typeof userStateSchema>;

export const channelSchema = z.looseObject({
  channel: z.string().min(1),
  userState: userStateSchema.nullish(),
  dndState: z.string().nullish(),
});
export type WireChannel = z.infer<typeof channelSchema>;

export const deviceSchema = z.looseObject({
  id: z.string(),
  deviceState: z.string().nullish(),
  phoneNumber: z.string().nullish(),
  userState: userStateSchema.nullish(),
});
export type WireDevice = z.infer<typeof deviceSchema>;

const groupSchema = z.union([
  z.string().min(1),
  z.looseObject({ id: z.string().nullish(), name: z.string().min(1) }),
]);
export type WireGroup = z.infer<typeof groupSchema>;

/** A user, as `GET /users?fields=*`, `GET /users/{id}` and `GET /me` tell of one. */
export const userSchema = z.looseObject({
  id: z.string().min(1).max(200),
  userName: z.string().nullish(),
  firstName: z.string().nullish(),
  lastName: z.string().nullish(),
  roles: z.array(z.string()).nullish(),
  enabled: z.boolean().nullish(),
  channels: z.array(z.unknown()).nullish(),
  devices: z.array(z.unknown()).nullish(),
  /** Not documented for this version: taken where a tenant's reply has it. */
  agentGroups: z.array(groupSchema).nullish(),
  smssessions: z.array(z.unknown()).nullish(),
  smsessions: z.array(z.unknown()).nullish(),
});
export type WireUser = z.infer<typeof userSchema>;

/** `{"statusCode":0,"users":[…]}`; without `fields` only `uris`. */
export const usersReplySchema = replySchema.extend({ users: z.array(z.unknown()) });
/** `{"statusCode":0,"user":{…}}`. */
export const userReplySchema = replySchema.extend({ user: userSchema });

/** A supervisor's operations on an agent's channels (AgentStateControl pages). */
export const CHANNEL_STATE_OPERATIONS = ['Ready', 'NotReady', 'Offline'] as const;
export type ChannelStateOperation = (typeof CHANNEL_STATE_OPERATIONS)[number];
