import type { ServiceLevelFormula } from './entities.ts';

/** What a period's contacts came to, for a queue and a threshold of T seconds. */
export type ServiceCounts = {
  readonly answered: number;
  readonly answeredWithin: number;
  readonly abandoned: number;
  readonly abandonedWithin: number;
  /** Abandoned so soon (5 s by custom) that nobody could have answered. */
  readonly abandonedAtOnce: number;
};

/** Nothing counted yet. */
export const NO_CONTACTS: ServiceCounts = {
  answered: 0,
  answeredWithin: 0,
  abandoned: 0,
  abandonedWithin: 0,
  abandonedAtOnce: 0,
};

/**
 * Service level in percent by a named formula, or `undefined` where nothing was offered or the platform computes it.
 * One data set gives 81 to 86 % by these five: a service level without its formula's name means nothing.
 * Sources: ICMI QueueTips 2005, CallCentreHelper's service level calculations.
 */
export function serviceLevel(formula: ServiceLevelFormula, counts: ServiceCounts): number | undefined {
  const { answered, answeredWithin, abandoned, abandonedWithin, abandonedAtOnce } = counts;
  switch (formula) {
    case 'answered-and-abandoned-within':
      return percent(answeredWithin + abandonedWithin, answered + abandoned);
    case 'of-answered':
      return percent(answeredWithin, answered);
    case 'of-offered':
      return percent(answeredWithin, answered + abandoned);
    case 'abandoned-before-threshold-excluded':
      return percent(answeredWithin, answered + abandoned - abandonedWithin);
    case 'short-abandons-count-as-met':
      return percent(answeredWithin + abandonedAtOnce, answered + abandoned);
    case 'platform':
      return undefined;
  }
}

function percent(part: number, whole: number): number | undefined {
  return whole > 0 ? (100 * part) / whole : undefined;
}

/** Formula used where a queue names none: abandons before the threshold do not count. */
export const DEFAULT_SERVICE_LEVEL: ServiceLevelFormula = 'abandoned-before-threshold-excluded';

/** Every service level formula by its name, the usual one first. */
export const SERVICE_LEVEL_NAMES = [
  'abandoned-before-threshold-excluded',
  'of-offered',
  'of-answered',
  'answered-and-abandoned-within',
  'short-abandons-count-as-met',
  'platform',
] as const satisfies readonly ServiceLevelFormula[];

/** Average speed of answer in seconds; `undefined` where nobody was answered. */
export function averageSpeedOfAnswer(waitedSeconds: number, answered: number): number | undefined {
  return answered > 0 ? waitedSeconds / answered : undefined;
}

/** Abandon rate in percent of what was offered. */
export function abandonRate(abandoned: number, offered: number): number | undefined {
  return percent(abandoned, offered);
}

/** Average handle time in seconds. */
export function averageHandleTime(
  times: { readonly talk: number; readonly hold: number; readonly afterContactWork: number },
  handled: number,
): number | undefined {
  return handled > 0 ? (times.talk + times.hold + times.afterContactWork) / handled : undefined;
}

/** Occupancy in percent, from handle time and available time in seconds. */
export function occupancy(handleSeconds: number, availableSeconds: number): number | undefined {
  return percent(handleSeconds, handleSeconds + availableSeconds);
}
