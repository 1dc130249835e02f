import type { PlatformId } from '../../../floor/ids.ts';
import { useSession } from '../../session/use-session.ts';

/** The platform user that one acts as; `undefined`: none is linked. */
export function useOwnUser(platformId: PlatformId): string | undefined {
  return useSession().identities.find(identity => identity.platformId === platformId)?.label;
}
