import * as z from 'zod';
import { isSafeAddress } from '../safe-address.ts';
import { JOIN_BRANCHES, TERMINATE_BRANCHES } from './branches.ts';
import { CXONE_RESERVED_EVENTS } from './reserved-events.ts';

const seconds = (least: number, most: number, usual: number) =>
  z.number().min(least).max(most).default(usual);
const version = (usual: number) => z.int().min(1).max(99).default(usual);

/** Credentials travel in these requests: plain HTTP is for a simulator on this machine only. */
const address = z
  .url()
  .refine(isSafeAddress, 'must be an https address (http only for 127.0.0.1, ::1 or localhost)')
  .transform(url => url.replace(/\/+$/, ''));

const byStatus = <B extends readonly string[]>(branches: B) =>
  z
    .partialRecord(z.string().regex(/^[1-5]\d\d$/, 'must be an HTTP status, like "404"'), z.enum(branches))
    .default({});

/** Where a call's parameters go. NICE's own code and its published descriptions disagree. */
const placement = z.enum(['body', 'query', 'both']);

/** A CXone tenant in the configuration file. */
export const cxoneConfigSchema = z
  .strictObject({
    kind: z.literal('cxone'),
    id: z
      .string()
      .regex(/^[a-z0-9-]{1,40}$/, 'must be lower case letters, digits and hyphens')
      .default('cxone'),
    name: z.string().min(1).max(80).default('NICE CXone'),
    /** Everything on one address: a simulator, or a proxy in front of CXone. */
    baseUrl: address.optional(),
    /** Where discovery starts. */
    issuer: address.default('https://cxone.niceincontact.com'),
    /** Area of the access-key sign-in: `na1`, `eu1`, `au1` … */
    area: z
      .string()
      .regex(/^[a-z0-9-]{2,20}$/, 'must look like na1')
      .optional(),
    /** Needed for discovery unless the token names the tenant. */
    tenantId: z.string().min(1).max(100).optional(),
    /** Without discovery: where the API and the token endpoint are. */
    apiUrl: address.optional(),
    tokenUrl: address.optional(),
    flow: z.enum(['access-key-json', 'access-key-form']).default('access-key-json'),
    clientId: z.string().min(1).optional(),
    clientSecret: z.string().min(1).optional(),
    accessKeyId: z
      .string()
      .min(1, 'is missing: create an access key in CXone under My Settings, Access Keys'),
    accessKeySecret: z.string().min(1, 'is missing: CXone shows it once, when the access key is created'),
    /** Version in the path, `services/vN.0`, by family of calls. */
    apiVersion: z
      .strictObject({
        sessions: version(23),
        supervisor: version(33),
        realTime: version(33),
        admin: version(33),
        customEvent: version(30),
      })
      .prefault({}),
    join: z
      .strictObject({
        /** `watched`: only sessions that a supervisor opens. */
        policy: z.enum(['all', 'watched', 'none']).default('watched'),
        maxSessions: z.int().min(1).max(2000).default(50),
      })
      .prefault({}),
    poll: z
      .strictObject({
        statesSeconds: seconds(0.05, 300, 5),
        contactsSeconds: seconds(0.05, 300, 5),
        skillsSeconds: seconds(0.05, 300, 5),
        supervisorsSeconds: seconds(0.05, 300, 10),
        /** In about so much time, who has which skill is read once for every skill. */
        membershipsSeconds: seconds(0.05, 3600, 120),
        directorySeconds: seconds(0.05, 3600, 60),
        longPollSeconds: z.int().min(1).max(60).default(30),
        pageSize: z.int().min(1).max(10_000).default(250),
      })
      .prefault({}),
    rate: z
      .strictObject({
        perSecond: z.number().min(0.1).max(1000).default(20),
        burst: z.int().min(1).max(1000).default(40),
        concurrentReads: z.int().min(1).max(64).default(6),
      })
      .prefault({}),
    place: z
      .strictObject({
        asAgentId: placement.default('body'),
        targetAgentId: placement.default('both'),
        agentState: placement.default('both'),
        session: placement.default('body'),
      })
      .prefault({}),
    supervise: z
      .strictObject({
        /**
         * CXone documents no call that ends monitoring. `agent-phone-end` hangs up the supervisor's own phone;
         * `end-contact` ends the supervisor's copy of the contact, and has to be tried with care.
         */
        stopBy: z.enum(['agent-phone-end', 'end-contact']).default('agent-phone-end'),
        /** How long to wait for the supervisor's phone to answer. */
        legSeconds: seconds(1, 120, 30),
        /** A session that was opened for a supervisor is closed when it was not needed for so long. */
        idleMinutes: z.number().min(0.001).max(600).default(10),
        /** How long to wait for CXone to confirm that monitoring began. */
        confirmSeconds: seconds(0.05, 60, 8),
      })
      .prefault({}),
    /** Which branch an HTTP status means, where a tenant differs from the table: `{"join": {"403": "InvalidAgentId"}}`. */
    branches: z
      .strictObject({ join: byStatus(JOIN_BRANCHES), terminate: byStatus(TERMINATE_BRANCHES) })
      .prefault({}),
    /** Names of custom events that may not be sent, besides NICE's own. */
    reservedEvents: z.array(z.string().min(1)).default([]),
  })
  .superRefine((config, context) => {
    if (config.flow === 'access-key-form' && config.clientId === undefined)
      context.addIssue({
        code: 'custom',
        path: ['clientId'],
        message: 'is needed by the access-key-form flow',
      });
    const tokenKnown = config.baseUrl ?? config.tokenUrl ?? config.area;
    if (config.flow === 'access-key-json' && tokenKnown === undefined)
      context.addIssue({
        code: 'custom',
        path: ['area'],
        message:
          'is needed by the access-key-json flow (or give tokenUrl): the area of your tenant, like na1',
      });
  })
  .transform(config => ({
    ...config,
    reservedEvents: [...CXONE_RESERVED_EVENTS, ...config.reservedEvents],
  }));

export type CxoneConfig = z.infer<typeof cxoneConfigSchema>;
/** As it may be written in the configuration file. */
export type CxoneConfigInput = z.input<typeof cxoneConfigSchema>;
