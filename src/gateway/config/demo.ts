import { type Config, configSchema, isLoopback } from './schema.ts';

/** The password of the demonstration's people: published, so it must guard nothing real. */
export const DEMO_PASSWORD = 'floorwatch-demo';

/** The demonstration: a simulated CXone and three people. */
export function demoConfig(simulator: string, passwordHash: string): Config {
  return configSchema.parse({
    platforms: [
      {
        kind: 'cxone',
        baseUrl: `${simulator}/cxone`,
        accessKeyId: 'demo-key',
        accessKeySecret: 'demo-secret',
        join: { policy: 'all', maxSessions: 250 },
      },
    ],
    people: [
      { username: 'supervisor', name: 'Sam Supervisor', role: 'supervisor', passwordHash },
      { username: 'viewer', name: 'Vic Viewer', role: 'viewer', passwordHash },
      { username: 'admin', name: 'Alex Admin', role: 'admin', passwordHash },
    ],
  });
}

/**
 * Why the demonstration's password may not stand here; `undefined`: it may. It is for simulated platforms, on an address
 * that other machines cannot reach.
 */
export function demoRefusal(config: Config, host: string): string | undefined {
  if (!isLoopback(host))
    return `The demonstration's password is in use, so the gateway does not listen on ${host}. Listen on 127.0.0.1, or give everybody a password of their own (--hash-password).`;
  const real = config.platforms.find(({ baseUrl }) => !isSimulated(baseUrl));
  return real === undefined
    ? undefined
    : `The demonstration's password is in use, so ${real.name} is not connected. Give everybody a password of their own (--hash-password).`;
}

function isSimulated(baseUrl: string | undefined): boolean {
  if (baseUrl === undefined) return false;
  const { protocol, hostname } = new URL(baseUrl);
  return protocol === 'http:' && isLoopback(hostname.replace(/^\[|\]$/g, ''));
}
