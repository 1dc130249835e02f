import type { Platform } from '../../floor/entities.ts';
import type { PlatformId } from '../../floor/ids.ts';

type Told = Pick<Platform, 'heardAt' | 'link'>;

/** Platforms of which nothing was read yet: that they have nobody, or nothing, is not known. */
export function unreadOf<T extends Told>(platforms: readonly T[]): readonly T[] {
  return platforms.filter(({ heardAt, link }) => heardAt === undefined || link.state === 'connecting');
}

/**
 * Whether a count over these platforms says anything. A 0 does where all of them were read, and one of them is heard or
 * `all`, which the filters leave out, shows that it once was.
 */
export function isKnown(platforms: readonly Told[], count: number, all = count): boolean {
  if (count > 0) return true;
  return unreadOf(platforms).length === 0 && (all > 0 || platforms.some(({ link }) => link.state === 'live'));
}

/** The platforms that a filter leaves. */
export function chosenOf(
  platforms: readonly Platform[],
  chosen: readonly PlatformId[] | undefined,
): readonly Platform[] {
  return chosen === undefined ? platforms : platforms.filter(({ id }) => chosen.includes(id));
}
