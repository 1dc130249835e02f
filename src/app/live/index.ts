/**
 * The live floor in the browser: the feed from the gateway, one store, and the hooks through which views read them.
 * Knows nothing of what is drawn. `createBrowserLive(window)` in browser.ts makes the one instance for LiveProvider.
 */

export { DISK_REFUSES } from './freshness.ts';
export { chosenOf, isKnown, unreadOf } from './heard.ts';
export {
  LiveProvider,
  useAgent,
  useAgentCommands,
  useAgentContacts,
  useAgentFreshness,
  useAgentMemberships,
  useAgentRow,
  useAgentTexts,
  useAllStale,
  useCommand,
  useCommands,
  useDrawn,
  useEventStream,
  useFeed,
  useFreshness,
  useFreshnessState,
  useHeldCount,
  useLive,
  useLoaded,
  useNotices,
  useNow,
  usePlatform,
  usePlatformNow,
  usePlatforms,
  useQueue,
  useQueueMemberships,
  useQueues,
  useRoster,
  useRosterRows,
  useRosterTotals,
  useSupervisions,
  useTeams,
  useText,
  useTick,
} from './hooks.ts';
export type { Live, TeamCount } from './live.ts';
export type {
  AgentRow,
  FeedState,
  FeedStatus,
  Freshness,
  FreshnessState,
  HoldReason,
  LiveTexts,
  Roster,
  RosterGroup,
  RosterGrouping,
  RosterRow,
  RosterRows,
  RosterSort,
  RosterTotals,
  RosterView,
  StateTotals,
} from './types.ts';
export { ROSTER_GROUPINGS, ROSTER_SORTS } from './types.ts';
export { DEFAULT_VIEW, viewKey } from './view.ts';
