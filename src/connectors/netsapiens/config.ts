import * as z from 'zod';
import { isSafeAddress } from '../safe-address.ts';

const seconds = (least: number, most: number, usual: number) =>
  z.number().min(least).max(most).default(usual);

const address = z
  .url()
  .refine(isSafeAddress, 'must be an https address (http only for 127.0.0.1, ::1 or localhost)')
  .transform(url => url.replace(/\/+$/, ''));

const secret = (what: string) => z.string().min(1, `is missing: ${what}`);

const signIn = {
  clientId: z.string().min(1),
  clientSecret: secret('the client secret belongs to the client id'),
  username: z.string().min(1),
  password: secret('the password of the user that Floorwatch signs in as'),
};

/** How Floorwatch shows who it is. */
const auth = z.discriminatedUnion(
  'type',
  [
    z.strictObject({
      type: z.literal('apiKey'),
      apiKey: secret('create an API key for the domain (it begins with nsd_)'),
    }),
    z.strictObject({ type: z.literal('token'), ...signIn }),
    z.strictObject({ type: z.literal('jwt'), ...signIn }),
  ],
  'must be one of apiKey, token, jwt.',
);

const target = z.strictObject({
  /** Answered within this many seconds counts as in time, as configured on the platform. */
  thresholdSeconds: z.number().min(0).max(3600).optional(),
  targetPercent: z.number().min(0).max(100).optional(),
});

const timeZone = z.string().refine(zone => {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: zone }) !== undefined;
  } catch {
    return false;
  }
}, 'must be a time zone like America/Los_Angeles');

/** A NetSapiens domain in the configuration file. */
export const netsapiensConfigSchema = z
  .strictObject({
    kind: z.literal('netsapiens'),
    id: z
      .string()
      .regex(/^[a-z0-9-]{1,40}$/, 'must be lower case letters, digits and hyphens')
      .default('netsapiens'),
    name: z.string().min(1).max(80).default('NetSapiens'),
    /** The server, with or without `/ns-api/v2`. */
    url: address,
    auth,
    /** The organisation; `~` is the one that the key or user belongs to. */
    domain: z
      .string()
      .max(64)
      .regex(/^([A-Za-z0-9._-]+|~)$/, 'must be a domain name, or ~ for the own one')
      .default('~'),
    /** Zone of times that come without one, and of the midnight at which today's counters begin. */
    timeZone: timeZone.default('UTC'),
    poll: z
      .strictObject({
        queuesSeconds: seconds(0.05, 300, 5),
        agentsSeconds: seconds(0.05, 300, 5),
        callsSeconds: seconds(0.05, 300, 5),
        messagesSeconds: seconds(0.05, 300, 10),
        statisticsSeconds: seconds(0.05, 3600, 60),
        /** Rows asked for at once; the platform allows 1000. */
        pageSize: z.int().min(1).max(1000).default(1000),
        /** `domain`: all agents by one call; `queue`: queue by queue, for cores that do not offer the first. */
        agentsBy: z.enum(['domain', 'queue']).default('domain'),
      })
      .prefault({}),
    rate: z
      .strictObject({
        perSecond: z.number().min(0.1).max(1000).default(5),
        burst: z.int().min(1).max(1000).default(10),
        concurrentReads: z.int().min(1).max(16).default(2),
      })
      .prefault({}),
    /** Where NetSapiens can reach this gateway from outside: switches event subscriptions on. */
    publicUrl: address.optional(),
    /** Today's counters; cores before 44.3 do not have them. */
    statistics: z.boolean().default(true),
    /** Metrics to ask for, where the platform's usual choice is not enough: `VOL,CH,AC,SL`. */
    statisticsFields: z
      .string()
      .regex(/^[A-Z0-9]+(,[A-Z0-9]+)*$/, 'must be names of metrics with commas between, like VOL,CH,AC,SL')
      .optional(),
    serviceLevel: z
      .strictObject({ default: target.prefault({}), queues: z.record(z.string(), target).default({}) })
      .prefault({}),
    /** What the domain calls its custom offline statuses: `{"cust1": "Training"}`. */
    customStatuses: z
      .partialRecord(z.string().regex(/^cust[1-8]$/, 'must be cust1 to cust8'), z.string().min(1).max(40))
      .default({}),
    /** Whether an update sends what changes alone, or the whole entry (for cores that replace it). */
    update: z.enum(['changes', 'whole']).default('changes'),
  })
  .transform(config => ({
    ...config,
    url: /\/ns-api\/v2$/i.test(config.url) ? config.url : `${config.url}/ns-api/v2`,
  }));

export type NetsapiensConfig = z.infer<typeof netsapiensConfigSchema>;
/** As it may be written in the configuration file. */
export type NetsapiensConfigInput = z.input<typeof netsapiensConfigSchema>;
