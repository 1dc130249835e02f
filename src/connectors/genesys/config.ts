import * as z from 'zod';
import { isSafeAddress } from '../safe-address.ts';
import { SESSION_RESOURCES, SMS_CHANNEL } from './wire-text.ts';

const seconds = (least: number, most: number, usual: number) =>
  z.number().min(least).max(most).default(usual);
const keys = (usual: string[]) => z.array(z.string().min(1).max(200)).max(20).default(usual);

/** Genesys Web Services in the configuration file. What the vendor's pages leave open is a setting here. */
export const genesysConfigSchema = z.strictObject({
  kind: z.literal('genesys'),
  id: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/, 'must be lower case letters, digits and hyphens')
    .default('genesys'),
  name: z.string().min(1).max(80).default('Genesys'),
  /** Where `/api/v2` lies. */
  url: z
    .url()
    .refine(isSafeAddress, 'must be an https address (http only for 127.0.0.1, ::1 or localhost)')
    .transform(url => url.replace(/\/+$/, '').replace(/\/api\/v2$/, '')),
  /** The user that reads: needs ROLE_SUPERVISOR or ROLE_ADMIN, the features api-multimedia and api-supervisor-agent-control. */
  user: z.string().min(1, 'is missing: the Genesys user that reads the floor').max(200),
  password: z.string().min(1, 'is missing: the password of that Genesys user').max(500),
  /** How supervisors are called in conversations that they enter, unless they linked a nickname of their own. */
  nickname: z.string().min(1).max(80).default('Supervisor'),
  /** Bayeux topics of a supervisor's own connection. The literal name of the SMS topic is not documented. */
  topics: z
    .array(z.string().regex(/^\/[^\s]{1,200}$/, 'must look like /v2/me/*'))
    .min(1)
    .max(20)
    .default(['/v2/me/*']),
  resource: z.enum(SESSION_RESOURCES).default('smssessions'),
  /** The channel in `users/{id}/channels/…` on which an agent is watched. */
  channel: z.string().min(1).max(80).default(SMS_CHANNEL),
  poll: z
    .strictObject({
      usersSeconds: seconds(0.05, 300, 5),
      /** What is asked of every user in one call. */
      usersSubresources: z.string().min(1).max(200).default('channels,devices'),
      /** All agents' conversations together: requests a second; shared out among the agents. */
      sessionsPerSecond: z.number().min(0.1).max(500).default(5),
      /** No agent is asked more often than this, however few there are. */
      sessionsLeastSeconds: seconds(0.05, 60, 2),
    })
    .prefault({}),
  rate: z
    .strictObject({
      perSecond: z.number().min(0.1).max(1000).default(20),
      burst: z.int().min(1).max(1000).default(40),
      concurrentReads: z.int().min(1).max(64).default(4),
    })
    .prefault({}),
  /** `one-click`: an invitation that answers our own request is accepted by itself; `ask`: a person accepts it. */
  acceptInvitations: z.enum(['one-click', 'ask']).default('one-click'),
  /** `always`: Intrude names its mode; `standing`: it relies on the monitoring that stands for the agent, and fails without. */
  intrudeMode: z.enum(['always', 'standing']).default('always'),
  /**
   * `entered`: a transcript is known while a supervisor is inside. `all`: the reading user silently monitors every
   * conversation, so that who waits for whom is known for all. Other supervisors see it there; ask whether you may.
   */
  transcripts: z.enum(['entered', 'all']).default('entered'),
  /** How the reading user is called where it monitors. */
  readerNickname: z.string().min(1).max(80).default('Floorwatch'),
  /** How long to wait for an invitation before saying that none came. */
  invitationSeconds: seconds(0.05, 300, 30),
  /** Where a supervisor's own connection has to begin a session of the contact centre before it is invited. */
  contactCentreSession: z
    .strictObject({
      channels: z.array(z.string().min(1)).min(1),
      place: z.string().min(1).optional(),
      loginCode: z.string().min(1).optional(),
    })
    .optional(),
  /** Channels that `set state` and `terminate` act on, for agents whose own channels are not told. */
  stateChannels: z.array(z.string().min(1)).min(1).default(['voice', SMS_CHANNEL]),
  /** Which keys of a conversation's user data tell what: the first that has a value counts. */
  userData: z
    .strictObject({
      customer: keys(['PhoneNumber', 'CustomerPhone', 'FromAddress', 'ANI']),
      customerName: keys(['CustomerName', 'FullName', 'FirstName']),
      queue: keys(['QueueName', 'VirtualQueue', 'RVQName', 'ServiceType']),
      subject: keys(['Subject']),
    })
    .prefault({}),
});

export type GenesysConfig = z.infer<typeof genesysConfigSchema>;
/** As it may be written in the configuration file. */
export type GenesysConfigInput = z.input<typeof genesysConfigSchema>;
