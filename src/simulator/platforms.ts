import { createCxoneSkin } from './cxone/skin.ts';
import { createGenesysSkin } from './genesys/skin.ts';
import { createNetsapiensSkin } from './netsapiens/skin.ts';
import type { CreateSkin } from './skin.ts';
import type { PlatformName } from './story/types.ts';

/** Every platform that the simulator speaks; the key is the first part of its paths. */
export const SKINS: Partial<Readonly<Record<PlatformName, CreateSkin>>> = {
  cxone: createCxoneSkin,
  genesys: createGenesysSkin,
  netsapiens: createNetsapiensSkin,
};

/**
 * How the paths of each platform begin on a host of its own. Clients that put a path in place of the one they were
 * given lose the platform's name in front; the simulator answers them all the same.
 */
export const ROOTS: Readonly<Record<PlatformName, readonly string[]>> = {
  cxone: ['.well-known', 'auth', 'authentication', 'public', 'incontactauthorizationserver', 'incontactapi'],
  genesys: ['api'],
  netsapiens: ['ns-api'],
};
