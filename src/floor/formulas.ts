import type { ServiceLevelFormula } from './entities.ts';

/** A number that explains itself: what it is called, how it is computed, what it leaves out. */
export type Explained = {
  readonly name: string;
  /** With T for the threshold. */
  readonly formula: string;
  readonly leavesOut: string;
};

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
    leavesOut: 'Ringing, breaks, meetings and training. Handle time includes hold and after-contact work.',
  },
  longestWait: {
    name: 'Longest wait',
    formula: 'now − arrival of the contact that waits longest',
    leavesOut: 'Contacts that were answered or gave up: it is about now, not about today.',
  },
} as const satisfies Readonly<Record<string, Explained>>;
