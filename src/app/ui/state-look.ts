import { DISPLAY_WORDS, type DisplayState } from '../../floor/display.ts';

/** The shape that stands for a state wherever it is shown. */
export type StateShape =
  | 'disc'
  | 'disc-busy'
  | 'ring'
  | 'square'
  | 'squares'
  | 'pen'
  | 'pause'
  | 'arrow-out'
  | 'circle'
  | 'question';

/** How a state looks: shape and colour. Its word comes from the floor's own table. */
export type StateLook = {
  readonly shape: StateShape;
  /** A CSS colour: one of the tokens. */
  readonly colour: string;
  /** The word where there is no room for the long one. */
  readonly short: string;
};

const look = (shape: StateShape, colour: string, short: string): StateLook => ({
  shape,
  colour: `var(--color-${colour})`,
  short,
});

/** The one table of what states look like. */
export const STATE_LOOKS: Readonly<Record<DisplayState, StateLook>> = {
  'available-idle': look('disc', 'available', DISPLAY_WORDS['available-idle']),
  'available-busy': look('disc-busy', 'available', 'Busy'),
  ringing: look('ring', 'available', DISPLAY_WORDS.ringing),
  'on-contact': look('square', 'contact', DISPLAY_WORDS['on-contact']),
  consulting: look('squares', 'contact', DISPLAY_WORDS.consulting),
  'after-contact-work': look('pen', 'wrap', DISPLAY_WORDS['after-contact-work']),
  dialing: look('arrow-out', 'dialing', DISPLAY_WORDS.dialing),
  unavailable: look('pause', 'away', 'Away'),
  'logged-out': look('circle', 'out', 'Out'),
  unknown: look('question', 'unknown', DISPLAY_WORDS.unknown),
};

/** The order in which states are told: work first, then readiness, then absence. */
export const STATE_ORDER: readonly DisplayState[] = [
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
];
