import type { SupervisionMode } from '../../floor/entities.ts';
import { platformOf } from '../../floor/ids.ts';
import type { AgentRow } from '../live/index.ts';
import { useAgentCommands, useFeed, useFreshnessState, usePlatform } from '../live/index.ts';
import { useSession } from '../session/use-session.ts';
import { firstName } from '../ui/format.ts';
import type { Circumstances } from './availability.ts';
import { ownMode } from './own-mode.ts';

/** Everything that decides what can be done with an agent now. */
export function useCircumstances(row: AgentRow): Circumstances {
  const platformId = platformOf(row.id);
  const session = useSession();
  const feed = useFeed();
  const identity = session.identities.find(known => known.platformId === platformId);
  const commands = useAgentCommands(row.id);
  const mode: SupervisionMode | undefined = ownMode(row, commands, session.user.username, identity?.label);
  return {
    name: firstName(row.name),
    platform: usePlatform(platformId),
    freshness: useFreshnessState(platformId),
    connected: feed.state === 'live' || feed.state === 'catching-up',
    role: session.user.role,
    permissions: session.permissions,
    identity,
    loggedIn: row.display !== 'logged-out',
    contact: row.liveContacts > 0 ? row.contact : undefined,
    listening: row.listening === 'joined' || row.listening === 'waiting',
    ownMode: mode,
  };
}
