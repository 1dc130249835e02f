import type { Agent, AgentState, ContactStatus, PendingState } from './entities.ts';

/**
 * What a supervisor reads as an agent's state. Derived, never stored. `available` is split: idle, or busy when the
 * agent already has live contacts that do not occupy the state (text).
 */
export const DISPLAY_STATES = [
  'available-idle',
  'available-busy',
  'ringing',
  'on-contact',
  'consulting',
  'after-contact-work',
  'dialing',
  'unavailable',
  'logged-out',
  'unknown',
] as const;

export type DisplayState = (typeof DISPLAY_STATES)[number];

/** Word for each display state. One table for every screen. */
export const DISPLAY_WORDS: Readonly<Record<DisplayState, string>> = {
  'available-idle': 'Available',
  'available-busy': 'Available, busy',
  ringing: 'Ringing',
  'on-contact': 'On contact',
  consulting: 'Consulting',
  'after-contact-work': 'Wrap-up',
  dialing: 'Dialing',
  unavailable: 'Unavailable',
  'logged-out': 'Logged out',
  unknown: 'Unknown',
};

/** The display state of an agent whose live contacts have these statuses [DS1, DS4]. */
export function displayState(
  state: AgentState | undefined,
  contacts: readonly ContactStatus[] = [],
): DisplayState {
  if (state === undefined) return 'unknown';
  if (state.presence === 'logged-out') return 'logged-out';
  switch (state.activity) {
    case 'on-contact':
      return contacts.length > 0 && contacts.every(status => status === 'ringing') ? 'ringing' : 'on-contact';
    case 'ringing':
    case 'consulting':
    case 'after-contact-work':
    case 'dialing':
      return state.activity;
    case 'unknown':
      return 'unknown';
    case 'idle':
      if (state.presence === 'unknown') return 'unknown';
      if (state.presence === 'unavailable') return 'unavailable';
      return contacts.some(status => status !== 'wrapping-up') ? 'available-busy' : 'available-idle';
  }
}

/** The word beside the icon: an unknown state shows the platform's own word, never a plausible one [DS2]. */
export function stateWord(agent: Pick<Agent, 'state'>, display: DisplayState): string {
  if (display !== 'unknown' || agent.state === undefined) return DISPLAY_WORDS[display];
  return agent.state.word === '' ? DISPLAY_WORDS.unknown : agent.state.word;
}

/** A pending state in words: `Unavailable, Lunch` [DS3]. */
export function pendingWord(pending: PendingState): string {
  const display = displayState({
    ...pending,
    word: '',
    since: undefined,
    pending: [],
    acwTimeoutMs: undefined,
    asOf: 0,
  });
  return pending.reason ? `${DISPLAY_WORDS[display]}, ${pending.reason}` : DISPLAY_WORDS[display];
}

/** How long a state may last before it is over the limit, in seconds; absent: no limit. */
export type StateLimits = Partial<Readonly<Record<DisplayState, number>>>;

/** Limits to begin with; a supervisor's own are part of the view. */
export const DEFAULT_LIMITS: StateLimits = {
  ringing: 20,
  'on-contact': 15 * 60,
  consulting: 10 * 60,
  'after-contact-work': 3 * 60,
  dialing: 2 * 60,
  unavailable: 30 * 60,
};
