import { useDeps } from '../deps.tsx';
import { DISK_REFUSES, type FeedStatus, useLive, useLoaded, useNow } from '../live/index.ts';
import { Button } from '../ui/button.tsx';
import { age, timeOfDay } from '../ui/format.ts';

/** A break shorter than this is not worth a word. */
const QUIET_MS = 2500;

/** What to say about the browser's own line; `undefined` while there is nothing to say. */
export function bannerText(feed: FeedStatus, now: number): string | undefined {
  if (feed.state === 'live' || feed.state === 'catching-up' || feed.state === 'signed-out') return undefined;
  if (now - feed.since < QUIET_MS) return undefined;
  const old = feed.heardAt === undefined ? '' : ` What you see is ${age(now - feed.heardAt)} old.`;
  const wait = feed.retryAt === undefined ? 0 : Math.ceil((feed.retryAt - now) / 1000);
  const next = feed.state === 'offline' && feed.retryAt === undefined ? '' : ' Trying again now.';
  return `Not connected since ${timeOfDay(feed.since)}.${old}${wait > 0 ? ` Trying again in ${wait} s.` : next}`;
}

/** Says loudly that the line is broken, and quietly that a new version is there. */
export function ConnectionBanner({ feed }: { readonly feed: FeedStatus }) {
  const now = useNow();
  const live = useLive();
  const loaded = useLoaded();
  const { reload } = useDeps();
  const text = loaded ? bannerText(feed, now) : undefined;
  if (text !== undefined) {
    return (
      <div className="banner" data-look="loud">
        <p role="alert" aria-live="assertive" className="sr-only">
          Not connected since {timeOfDay(feed.since)}. What you see is not live.
        </p>
        <p aria-hidden="true">
          <strong>{text}</strong> {feed.problem}
        </p>
        <Button small onClick={live.retryNow}>
          Try now
        </Button>
      </div>
    );
  }
  if (loaded && feed.diskRefuses && feed.state !== 'signed-out') {
    return (
      <div className="banner" data-look="loud">
        <p role="alert">
          <strong>{DISK_REFUSES}</strong> Whoever runs it has to make room; then it goes on by itself.
        </p>
      </div>
    );
  }
  if (feed.outdated) {
    return (
      <div className="banner" role="status">
        <p>There is a new version of Floorwatch.</p>
        <Button small onClick={reload}>
          Reload
        </Button>
      </div>
    );
  }
  return null;
}
