import type { SupervisionMode } from '../../../../floor/entities.ts';

/** One step of supervising. */
export type Rung = {
  readonly type: 'contact.monitor' | 'contact.coach' | 'contact.barge-in' | 'contact.take-over';
  readonly mode: SupervisionMode;
  readonly key: string;
  /** Pressed twice: somebody who did not expect it will hear. */
  readonly armed: boolean;
  /** Who will hear what, told before it is done. */
  readonly heard: (name: string) => string;
  readonly now: string;
};

/** The steps in order of force. */
export const LADDER: readonly Rung[] = [
  {
    type: 'contact.monitor',
    mode: 'monitor',
    key: '1',
    armed: false,
    heard: () => 'Nobody will hear you.',
    now: 'Monitor now',
  },
  {
    type: 'contact.coach',
    mode: 'coach',
    key: '2',
    armed: false,
    heard: name => `Only ${name} will hear you.`,
    now: 'Coach now',
  },
  {
    type: 'contact.barge-in',
    mode: 'barge-in',
    key: '3',
    armed: true,
    heard: name => `${name} and the customer will hear you.`,
    now: 'Barge in now',
  },
  {
    type: 'contact.take-over',
    mode: 'take-over',
    key: '4',
    armed: true,
    heard: name => `The customer will hear you. ${name} will be out of the call.`,
    now: 'Take over now',
  },
];

/** The step of a key. */
export function rungOfKey(key: string): Rung | undefined {
  return LADDER.find(rung => rung.key === key);
}
