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

/** A number that explains itself: what it is called, how it is computed, what it leaves out. */
export type Explained = {
  readonly name: string;
  /** With T for the threshold. */
  readonly formula: string;
  readonly leavesOut: string;
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

/** Each service level formula in words. */
export const SERVICE_LEVEL_FORMULAS: Readonly<Record<ServiceLevelFormula, Explained>> = {
  'abandoned-before-threshold-excluded': {
    name: 'Short abandons do not count',
    formula: 'answered within T ÷ (answered + abandoned after T)',
    leavesOut: 'Contacts abandoned within T: nobody failed them.',
  },
  'of-offered': {
    name: 'Of all offered',
    formula: 'answered within T ÷ (answered + abandoned)',
    leavesOut: 'Nothing. The strictest of the five.',
  },
  'of-answered': {
    name: 'Of the answered',
    formula: 'answered within T ÷ answered',
    leavesOut: 'Every abandoned contact: it looks best when people give up.',
  },
  'answered-and-abandoned-within': {
    name: 'Short abandons count as met',
    formula: '(answered within T + abandoned within T) ÷ (answered + abandoned)',
    leavesOut: 'Nothing; who gave up within T counts as served.',
  },
  'short-abandons-count-as-met': {
    name: 'Abandons within 5 s count as met',
    formula: '(answered within T + abandoned within 5 s) ÷ (answered + abandoned)',
    leavesOut: 'Nothing; only who gave up at once counts as served.',
  },
  platform: {
    name: 'As the platform computes it',
    formula: 'it does not tell how',
    leavesOut: 'Not told: do not compare it with other platforms.',
  },
};

/** The other numbers of a queue or team, in words. Times in seconds. */
export const MEASURES = {
  averageSpeedOfAnswer: {
    name: 'Average speed of answer',
    formula: 'Σ waiting time of answered contacts ÷ answered',
    leavesOut: 'Abandoned contacts.',
  },
  abandonRate: {
    name: 'Abandon rate',
    formula: 'abandoned ÷ offered × 100',
    leavesOut: 'Callbacks; contacts still waiting.',
  },
  averageHandleTime: {
    name: 'Average handle time',
    formula: '(talk + hold + after-contact work) ÷ handled',
    leavesOut: 'Ringing.',
  },
  occupancy: {
    name: 'Occupancy',
    formula: 'handle time ÷ (handle time + available time)',
    leavesOut: 'Breaks, meetings and training. Handle time includes hold and after-contact work.',
  },
  longestWait: {
    name: 'Longest wait',
    formula: 'now − arrival of the contact that waits longest',
    leavesOut: 'Contacts that were answered or gave up: it is about now, not about today.',
  },
} as const satisfies Readonly<Record<string, Explained>>;

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
