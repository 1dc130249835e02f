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
