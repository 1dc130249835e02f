import type { Clock, Millis } from '../../lib/clock.ts';
import type { Page } from './page.ts';

export type ReloadDeps = {
  readonly clock: Clock;
  readonly random: () => number;
  readonly page: Page;
  /** When somebody last touched the page. */
  readonly usedAt: () => Millis;
  readonly reload: () => void;
};

/** Nobody has touched the page for so long: it is a wall, or its person is away. */
const UNUSED = 15 * 60_000;
/** Nobody can see the page for so long. */
const UNSEEN = 60_000;
/** Pages that were left alone reload spread over this time, so that a release does not bring them back all at once. */
const SPREAD = 10 * 60_000;
const LOOK = 15_000;

/**
 * Reloads a page that was loaded from an older build, once nobody would notice. Pages that are used are left alone: they
 * offer it.
 */
export async function reloadWhenUnused(deps: ReloadDeps, signal: AbortSignal): Promise<void> {
  const { clock, page, usedAt } = deps;
  const spread = deps.random() * SPREAD;
  let seenAt = clock.now();
  while (!signal.aborted) {
    await clock.sleep(LOOK, signal);
    const now = clock.now();
    if (!page.hidden()) seenAt = now;
    const isUnseen = now - seenAt >= UNSEEN + spread;
    const isUnused = now - usedAt() >= UNUSED + spread;
    if (signal.aborted || !page.online() || !(isUnseen || isUnused)) continue;
    return deps.reload();
  }
}
