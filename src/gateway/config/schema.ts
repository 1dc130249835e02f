import * as z from 'zod';
import { cxoneConfigSchema } from '../../connectors/cxone/config.ts';
import { genesysConfigSchema } from '../../connectors/genesys/config.ts';
import { netsapiensConfigSchema } from '../../connectors/netsapiens/config.ts';
import { SERVICE_LEVEL_NAMES } from '../../floor/service-level.ts';
import { ROLES } from '../../protocol/session.ts';
import { parseHash } from '../people/password.ts';

const list = z.array(z.string().min(1).max(200)).default([]);

const person = z.strictObject({
  username: z.string().min(1).max(200),
  name: z.string().min(1).max(200).optional(),
  passwordHash: z
    .string()
    .refine(
      hash => parseHash(hash) !== undefined,
      'is not an argon2id hash. Make one with: npm run gateway -- --hash-password',
    ),
  role: z.enum(ROLES),
  /** Ids of platforms this person sees; none: all. */
  platforms: list,
  /** Names of teams this person sees; none: all. */
  teams: list,
});

/** Seconds that a state may last; 0: no limit. */
const stateSeconds = z.int().min(0).max(59_940).optional();

/** When a queue is in trouble; 0: not watched. */
const queueThresholds = z.strictObject({
  longestWaitSeconds: z.int().min(0).max(36_000).optional(),
  waiting: z.int().min(0).max(9_999).optional(),
  serviceLevelPercent: z.int().min(0).max(100).optional(),
  serviceLevelFormula: z.enum(SERVICE_LEVEL_NAMES).optional(),
});

/** A platform; the section of each kind is its connector's own. */
const platform = z.discriminatedUnion(
  'kind',
  [cxoneConfigSchema, genesysConfigSchema, netsapiensConfigSchema],
  'must be one of cxone, genesys, netsapiens.',
);

const origin = z
  .url()
  .transform(url => new URL(url).origin)
  .refine(
    url => url.startsWith('https://') || /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|$)/.test(url),
    'must be an https address (http only for this machine): sign-in must not travel in the clear',
  );

/** The configuration file. */
export const configSchema = z
  .strictObject({
    gateway: z
      .strictObject({
        host: z.string().min(1).default('127.0.0.1'),
        port: z.int().min(0).max(65_535).default(4000),
        /** Folder for everything the gateway keeps; FLOORWATCH_DATA goes before it. */
        data: z.string().min(1).optional(),
        /** The address that people type; needed unless the gateway listens on this machine only. */
        publicOrigin: origin.optional(),
        /** How long a destructive command can be taken back. */
        undoSeconds: z.number().min(0).max(60).default(5),
        retention: z
          .strictObject({
            hours: z.number().min(1).max(8760).default(72),
            megabytes: z.number().min(16).max(1_000_000).default(2048),
          })
          .prefault({}),
        /** Believe the last X-Forwarded-For: only where every request comes through one's own proxy. */
        trustProxy: z.boolean().default(false),
        logLevel: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
      })
      .prefault({}),
    platforms: z
      .array(platform)
      .min(1, 'names no platform. Add one, with its kind: cxone, genesys or netsapiens.'),
    /** When agents are too long in a state, and when queues are in trouble: for all of them, and for single ones by id or name. */
    thresholds: z
      .strictObject({
        states: z
          .strictObject({
            'available-idle': stateSeconds,
            'available-busy': stateSeconds,
            ringing: stateSeconds,
            'on-contact': stateSeconds,
            consulting: stateSeconds,
            'after-contact-work': stateSeconds,
            dialing: stateSeconds,
            unavailable: stateSeconds,
          })
          .prefault({}),
        default: queueThresholds.prefault({}),
        queues: z.record(z.string().min(1).max(300), queueThresholds).default({}),
      })
      .prefault({}),
    people: z.array(person).min(1, 'names nobody. Add somebody who may sign in.'),
  })
  .superRefine(({ gateway, platforms, people }, context) => {
    const isLocal = isLoopback(gateway.host);
    if (!isLocal && gateway.publicOrigin === undefined)
      context.addIssue({
        code: 'custom',
        path: ['gateway', 'publicOrigin'],
        message: `is missing. The gateway listens on ${gateway.host}: give the https address that people type.`,
      });
    repeated(platforms.map(({ id }) => id)).forEach(index => {
      const path = ['platforms', index, 'id'];
      context.addIssue({
        code: 'custom',
        path,
        message: 'is used twice. Give each platform an id of its own.',
      });
    });
    repeated(people.map(({ username }) => username)).forEach(index => {
      const path = ['people', index, 'username'];
      context.addIssue({
        code: 'custom',
        path,
        message: 'is used twice. Each person has a name of their own.',
      });
    });
  });

export type Config = z.infer<typeof configSchema>;

export type PlatformConfig = Config['platforms'][number];

/** Where everything of a platform is, when it is at one address; `undefined`: at the vendor's own. */
export function addressOf(config: PlatformConfig): string | undefined {
  return config.kind === 'cxone' ? config.baseUrl : config.url;
}

/** Whether an address can be reached from this machine only. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

function repeated(values: readonly string[]): readonly number[] {
  return values.flatMap((value, index) => (values.indexOf(value) < index ? [index] : []));
}
