import type { Queue, ServiceLevelFormula } from '../../../floor/entities.ts';
import { SERVICE_LEVEL_FORMULAS } from '../../../floor/formulas.ts';
import type { PlatformId } from '../../../floor/ids.ts';

/** A service level over several queues that count it the same way. */
export type LevelGroup = {
  readonly percent: number;
  readonly formula: ServiceLevelFormula;
  /** Whose own formula it is, where a platform computes it. */
  readonly platformId: PlatformId | undefined;
  /** How many contacts it was computed from. */
  readonly sample: number;
  readonly queues: number;
  /** Targets of the queues, in per cent, lowest first. */
  readonly targets: readonly number[];
  /** The queues' targets, each weighing as much as its contacts; `undefined` where one is not told. */
  readonly target: number | undefined;
  /** Thresholds of the queues in seconds, shortest first. */
  readonly thresholds: readonly number[];
};

type Sums = {
  readonly formula: ServiceLevelFormula;
  readonly platformId: PlatformId | undefined;
  sample: number;
  met: number;
  queues: number;
  aimed: number | undefined;
  readonly targets: Set<number>;
  readonly thresholds: Set<number>;
};

/**
 * Service levels of the queues together, most contacts first. Only those computed by the same formula are put together
 * (by the same platform, where the platform computes it), each weighing as much as its contacts: one data set gives 81
 * to 86 % by different formulas, so that an average over them means nothing. Queues of no contacts weigh nothing.
 */
export function levelsOf(
  queues: readonly Pick<Queue, 'platformId' | 'serviceLevel'>[],
): readonly LevelGroup[] {
  const groups = new Map<string, Sums>();
  for (const { platformId, serviceLevel: level } of queues) {
    if (level?.sample === undefined || level.sample === 0) continue;
    const owner = level.formula === 'platform' ? platformId : undefined;
    const key = `${level.formula}|${owner ?? ''}`;
    const sums: Sums = groups.get(key) ?? {
      formula: level.formula,
      platformId: owner,
      sample: 0,
      met: 0,
      queues: 0,
      aimed: 0,
      targets: new Set(),
      thresholds: new Set(),
    };
    sums.sample += level.sample;
    sums.met += level.percent * level.sample;
    sums.queues += 1;
    sums.aimed =
      sums.aimed === undefined || level.targetPercent === undefined
        ? undefined
        : sums.aimed + level.targetPercent * level.sample;
    if (level.targetPercent !== undefined) sums.targets.add(level.targetPercent);
    if (level.thresholdSeconds !== undefined) sums.thresholds.add(level.thresholdSeconds);
    groups.set(key, sums);
  }
  return [...groups.values()]
    .map(({ met, aimed, targets, thresholds, ...group }) => ({
      ...group,
      percent: met / group.sample,
      target: aimed === undefined ? undefined : aimed / group.sample,
      targets: ascending(targets),
      thresholds: ascending(thresholds),
    }))
    .sort((a, b) => b.sample - a.sample || (a.platformId ?? '').localeCompare(b.platformId ?? ''));
}

const ascending = (values: Iterable<number>): readonly number[] => [...values].sort((a, b) => a - b);

/** `80 %`, `80 to 95 %`; nothing where no target is told. */
export function targetWords({ targets }: Pick<LevelGroup, 'targets'>): string | undefined {
  const [lowest, highest] = [targets[0], targets.at(-1)];
  if (lowest === undefined || highest === undefined) return undefined;
  return lowest === highest ? `${lowest} %` : `${lowest} to ${highest} %`;
}

/** The formula's name with its threshold: `Of all offered, within 30 s`. */
export function formulaWords(
  { formula, thresholds }: Pick<LevelGroup, 'formula' | 'thresholds'>,
  platform: string | undefined,
): string {
  const name =
    formula === 'platform'
      ? `as ${platform ?? 'the platform'} computes it`
      : SERVICE_LEVEL_FORMULAS[formula].name;
  const [shortest, longest] = [thresholds[0], thresholds.at(-1)];
  if (shortest === undefined || longest === undefined) return name;
  return `${name}, within ${shortest === longest ? shortest : `${shortest} to ${longest}`} s`;
}
