import type { PlatformKind } from '../../floor/entities.ts';
import { addressOf, type Config, configSchema, isLoopback } from './schema.ts';

/** The password of the demonstration's people: published, so it must guard nothing real. */
export const DEMO_PASSWORD = 'floorwatch-demo';

/** The kinds of platform that the simulator speaks. */
export const DEMO_PLATFORMS = ['cxone', 'genesys', 'netsapiens'] as const satisfies readonly PlatformKind[];

type DemoPlatform = (typeof DEMO_PLATFORMS)[number];

/** How each simulated platform is reached, and with what it is signed in. */
const PLATFORMS: Readonly<Record<DemoPlatform, (simulator: string) => object>> = {
  cxone: simulator => ({
    kind: 'cxone',
    baseUrl: `${simulator}/cxone`,
    accessKeyId: 'demo-key',
    accessKeySecret: 'demo-secret',
    join: { policy: 'all', maxSessions: 250 },
    rate: { perSecond: 200, burst: 400 },
  }),
  genesys: simulator => ({
    kind: 'genesys',
    url: `${simulator}/genesys`,
    user: 'supervisor3',
    password: 'demo',
    transcripts: 'all',
    poll: { sessionsPerSecond: 20 },
    rate: { perSecond: 200, burst: 400 },
  }),
  netsapiens: simulator => ({
    kind: 'netsapiens',
    url: `${simulator}/netsapiens`,
    auth: { type: 'apiKey', apiKey: 'nsd_demo' },
    poll: { queuesSeconds: 2, agentsSeconds: 2, callsSeconds: 2, statisticsSeconds: 20 },
    serviceLevel: { default: { thresholdSeconds: 30, targetPercent: 80 } },
  }),
};

/** The demonstration: simulated platforms and three people. */
export function demoConfig(
  simulator: string,
  passwordHash: string,
  platforms: readonly DemoPlatform[] = DEMO_PLATFORMS,
): Config {
  return configSchema.parse({
    platforms: platforms.map(kind => PLATFORMS[kind](simulator)),
    people: [
      { username: 'supervisor', name: 'Sam Supervisor', role: 'supervisor', passwordHash },
      { username: 'viewer', name: 'Vic Viewer', role: 'viewer', passwordHash },
      { username: 'admin', name: 'Alex Admin', role: 'admin', passwordHash },
    ],
  });
}

/** As whom the demonstration's people act: the simulator's supervisors who do nothing by themselves. */
export const DEMO_IDENTITIES = [
  { username: 'supervisor', platformId: 'cxone', fields: simulatedSupervisor('9002') },
  { username: 'admin', platformId: 'cxone', fields: simulatedSupervisor('9003') },
  { username: 'supervisor', platformId: 'genesys', fields: { userName: 'supervisor', password: 'demo' } },
  { username: 'admin', platformId: 'genesys', fields: { userName: 'supervisor2', password: 'demo' } },
] as const;

function simulatedSupervisor(agentId: string) {
  return {
    agentId,
    accessKeyId: `demo-key-${agentId}`,
    accessKeySecret: 'demo-secret',
    stationPhone: `555010${agentId}`,
  };
}

/**
 * Why the demonstration's password may not stand here; `undefined`: it may. It is for simulated platforms, on an address
 * that other machines cannot reach.
 */
export function demoRefusal(config: Config, host: string): string | undefined {
  if (!isLoopback(host))
    return `The demonstration's password is in use, so the gateway does not listen on ${host}. Listen on 127.0.0.1, or give everybody a password of their own (--hash-password).`;
  const real = config.platforms.find(platform => !isSimulated(addressOf(platform)));
  return real === undefined
    ? undefined
    : `The demonstration's password is in use, so ${real.name} is not connected. Give everybody a password of their own (--hash-password).`;
}

function isSimulated(address: string | undefined): boolean {
  if (address === undefined) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'http:' && isLoopback(hostname.replace(/^\[|\]$/g, ''));
}
