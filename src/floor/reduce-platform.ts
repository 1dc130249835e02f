import type { Millis } from '../lib/clock.ts';
import type { Platform, PlatformLink } from './entities.ts';
import type { Floor } from './floor.ts';
import type { PlatformId } from './ids.ts';

const unheard: PlatformLink = { state: 'connecting', reason: undefined, since: 0, asOf: 0 };

function bare(id: PlatformId): Platform {
  return {
    id,
    kind: 'cxone',
    name: id,
    refreshMs: 5000,
    capabilities: {},
    asOf: 0,
    link: unheard,
    heardAt: undefined,
  };
}

function put(floor: Floor, platform: Platform): Floor {
  return { ...floor, platforms: floor.platforms.set(platform.id, platform) };
}

/** Takes in what a platform is and can do [PL1]. */
export function changePlatform(floor: Floor, facts: Omit<Platform, 'link' | 'heardAt'>): Floor {
  const known = floor.platforms.get(facts.id);
  if (known !== undefined && facts.asOf < known.asOf) return floor;
  return put(floor, { link: unheard, heardAt: undefined, ...known, ...facts });
}

/** Takes in how well a platform can be heard [PL2]. */
export function changePlatformLink(floor: Floor, id: PlatformId, link: PlatformLink): Floor {
  const known = floor.platforms.get(id) ?? bare(id);
  return link.asOf < known.link.asOf ? floor : put(floor, { ...known, link });
}

/** A good answer came from the platform [PL3]. */
export function hearPlatform(floor: Floor, id: PlatformId, asOf: Millis): Floor {
  const known = floor.platforms.get(id) ?? bare(id);
  return known.heardAt !== undefined && asOf <= known.heardAt
    ? floor
    : put(floor, { ...known, heardAt: asOf });
}
