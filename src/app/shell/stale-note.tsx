import type { PlatformId } from '../../floor/ids.ts';
import { useFreshness, usePlatform } from '../live/index.ts';
import { sentence } from '../ui/format.ts';
import { FRESHNESS_WORDS } from './freshness-words.ts';

/** Says in a panel that its platform is not live, and why; nothing while it is. Readers are told by `LinkNews`. */
export function StaleNote({ platformId }: { readonly platformId: PlatformId }) {
  const platform = usePlatform(platformId);
  const { state, reason } = useFreshness(platformId);
  if (state === 'live') return null;
  return (
    <p className="panel-stale">
      {platform?.name ?? platformId} is {FRESHNESS_WORDS[state]}. {sentence(reason ?? '')} What you see may
      not be true any more.
    </p>
  );
}
