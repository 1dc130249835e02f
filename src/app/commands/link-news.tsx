import { useEffect, useRef } from 'react';
import type { PlatformId } from '../../floor/ids.ts';
import { useFeed, useLive, useNow, usePlatforms } from '../live/index.ts';
import { bannerText } from '../shell/connection-banner.tsx';
import { FRESHNESS_WORDS } from '../shell/freshness-words.ts';
import { sentence } from '../ui/format.ts';
import { say } from '../ui/say.ts';

/** A platform that is silent for less is not worth a word. */
const LASTS_MS = 3000;

type Line = { readonly live: boolean; readonly since: number };

/**
 * Tells readers, once each, that a platform went silent or is heard again, and that the browser is connected again;
 * that it is not, the banner says.
 */
export function LinkNews() {
  const live = useLive();
  const feed = useFeed();
  const platforms = usePlatforms();
  const now = useNow();
  const broken = useRef(false);
  const told = useRef(new Map<PlatformId, boolean>());
  const seen = useRef(new Map<PlatformId, Line>());
  useEffect(() => {
    if (bannerText(feed, now) !== undefined) broken.current = true;
    if (feed.state !== 'live' || feed.diskRefuses) return;
    if (broken.current) {
      broken.current = false;
      say('Connected again. What you see is live.');
    }
    for (const { id, name } of platforms) {
      const { state, reason = '' } = live.freshness(id);
      const isLive = state === 'live';
      const last = seen.current.get(id);
      if (last?.live !== isLive) seen.current.set(id, { live: isLive, since: now });
      if (!told.current.has(id)) told.current.set(id, isLive);
      if (told.current.get(id) === isLive || last?.live !== isLive || now - last.since < LASTS_MS) continue;
      told.current.set(id, isLive);
      say(isLive ? `${name} is live again.` : `${name} is ${FRESHNESS_WORDS[state]}. ${sentence(reason)}`);
    }
  }, [feed, platforms, now, live]);
  return null;
}
