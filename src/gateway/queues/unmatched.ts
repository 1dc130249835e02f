import type { Log } from '../../connectors/connector.ts';
import type { Floor } from '../../floor/floor.ts';
import type { Clock, Millis } from '../../lib/clock.ts';
import type { Thresholds } from '../../protocol/thresholds.ts';

/** A platform that is heard without a break for so long, and for two of its rounds, has told its queues. */
const SETTLED_MS = 30_000;
const ROUND_MS = 5000;

type Known = Pick<Floor, 'platforms' | 'queues'>;

/** Platforms that have not told their queues since `begun`. */
function unsettled(
  platforms: readonly string[],
  floor: Known,
  now: Millis,
  begun: Millis,
): readonly string[] {
  return platforms.filter(id => {
    const platform = floor.platforms.get(id);
    if (platform?.heardAt === undefined || platform.heardAt < begun) return true;
    const { link, refreshMs } = platform;
    if (link.state !== 'live' && link.state !== 'degraded') return true;
    return now - Math.max(link.since, begun) < Math.max(SETTLED_MS, 2 * refreshMs);
  });
}

/**
 * Keys of `thresholds.queues` that no queue answers to, by id or by name. A key is judged once every platform that might
 * have such a queue has told its queues since `begun`; `open` are those for which that is still to come.
 */
export function unmatchedThresholds(
  { queues }: Pick<Thresholds, 'queues'>,
  platforms: readonly string[],
  floor: Known,
  now: Millis,
  begun: Millis,
): { readonly unmatched: readonly string[]; readonly open: readonly string[] } {
  const known = new Set<string>();
  for (const { id, name } of floor.queues.values()) known.add(id).add(name);
  const silent = unsettled(platforms, floor, now, begun);
  const isOpen = (key: string) => {
    const owner = platforms.find(id => key.startsWith(`${id}:`));
    return owner === undefined ? silent.length > 0 : silent.includes(owner);
  };
  const strange = Object.keys(queues).filter(key => !known.has(key));
  return { unmatched: strange.filter(key => !isOpen(key)), open: strange.filter(isOpen) };
}

/** Says once of each threshold that it belongs to no queue [OP6]. */
export type ThresholdCheck = {
  /** How many thresholds belong to no queue, as far as is known. */
  readonly count: () => number;
  readonly stop: () => void;
};

/** Begins to look; ends by itself when every key was judged. */
export function startThresholdCheck(deps: {
  readonly clock: Clock;
  readonly report: Log;
  readonly floor: () => Known;
  readonly thresholds: Thresholds;
  /** Ids of all platforms that are configured. */
  readonly platforms: readonly string[];
}): ThresholdCheck {
  const { clock, report, floor, thresholds, platforms } = deps;
  const ending = new AbortController();
  const said = new Set<string>();
  const begun = clock.now();

  async function run(): Promise<void> {
    for (;;) {
      const { unmatched, open } = unmatchedThresholds(thresholds, platforms, floor(), clock.now(), begun);
      for (const name of unmatched.filter(one => !said.has(one))) {
        said.add(name);
        report(
          'warn',
          'thresholds.queues names a queue that no platform has: these limits hold for nothing. Give its name as the platform spells it, or its id (platform:queue).',
          { queue: name },
        );
      }
      if (open.length === 0) return;
      await clock.sleep(ROUND_MS, ending.signal);
      if (ending.signal.aborted) return;
    }
  }

  void run();
  return { count: () => said.size, stop: () => ending.abort() };
}
