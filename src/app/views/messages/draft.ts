import type { TextMode } from './looks.ts';

/** Who will see what is being written. */
export type Audience = 'agent' | 'everyone';

/** What somebody has begun to write, and for whom it was written. */
export type Draft = {
  readonly text: string;
  /** Whose eyes it was written for; an empty draft was written for nobody yet. */
  readonly writtenFor: Audience | undefined;
  /** Where it goes: in barge in one may still turn to the agent alone. */
  readonly turnedTo: Audience | undefined;
};

export const EMPTY_DRAFT: Draft = { text: '', writtenFor: undefined, turnedTo: undefined };

/** What the composer lets one do. */
export type Composer =
  /** Nothing can be written: a monitor is silent, and outside there is nobody to write to. */
  | { readonly kind: 'closed' }
  /** The text would go to people it was not written for. It goes nowhere before somebody confirms that. */
  | { readonly kind: 'held'; readonly audience: 'everyone'; readonly text: string }
  | {
      readonly kind: 'open';
      readonly audience: Audience;
      /** Audiences one may choose between. */
      readonly choices: readonly Audience[];
      readonly sendable: boolean;
    };

/** Longest text that is sent at once. */
export const LONGEST_TEXT = 2000;

const CHOICES: Readonly<Record<TextMode, readonly Audience[]>> = {
  monitor: [],
  coach: ['agent'],
  'barge-in': ['everyone', 'agent'],
};

/** What can be done with a draft in a mode. `undefined`: not inside. */
export function composerOf(draft: Draft, mode: TextMode | undefined): Composer {
  const choices = mode === undefined ? [] : CHOICES[mode];
  const [widest] = choices;
  if (widest === undefined) return { kind: 'closed' };
  const audience = choices.find(choice => choice === draft.turnedTo) ?? widest;
  const written = draft.text.trim();
  if (audience === 'everyone' && draft.writtenFor === 'agent' && written !== '')
    return { kind: 'held', audience, text: draft.text };
  return { kind: 'open', audience, choices, sendable: written !== '' && written.length <= LONGEST_TEXT };
}

/**
 * The draft after somebody typed. What is written for the customer may be shown to the agent as well; the other way
 * round it has to be confirmed, so that the narrower of the two stays.
 */
export function typed(draft: Draft, text: string, audience: Audience): Draft {
  if (text.trim() === '') return { ...draft, text, writtenFor: undefined };
  return { ...draft, text, writtenFor: draft.writtenFor === 'agent' ? 'agent' : audience };
}

/** The draft turned to another audience; what was written keeps its own. */
export function turned(draft: Draft, audience: Audience): Draft {
  return { ...draft, turnedTo: audience };
}

/** Somebody has read the draft again and means it for the customer. */
export function confirmed(draft: Draft): Draft {
  return { ...draft, writtenFor: 'everyone' };
}
