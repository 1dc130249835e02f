import { type PlatformId, platformOf, type QueueId } from '../../../floor/ids.ts';
import { type Availability, availability, type Circumstances } from '../../commands/availability.ts';
import { useFeed, useFreshnessState, usePlatform } from '../../live/index.ts';
import { useSession } from '../../session/use-session.ts';

type QueueAct = Extract<Parameters<typeof availability>[0], `queue.${string}`>;

/** Tells of each act on a platform's queues whether it can be done now, and why not. */
export function useQueueActs(platformId: PlatformId): (type: QueueAct) => Availability {
  const session = useSession();
  const feed = useFeed();
  const circumstances: Circumstances = {
    name: 'the agent',
    platform: usePlatform(platformId),
    freshness: useFreshnessState(platformId),
    connected: feed.state === 'live' || feed.state === 'catching-up',
    role: session.user.role,
    permissions: session.permissions,
    identity: session.identities.find(identity => identity.platformId === platformId),
    loggedIn: true,
    contact: undefined,
    listening: false,
    ownMode: undefined,
  };
  return type => availability(type, circumstances);
}

/** The same, for one queue. */
export function useActsOf(queueId: QueueId): (type: QueueAct) => Availability {
  return useQueueActs(platformOf(queueId));
}
