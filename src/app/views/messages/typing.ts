import type { Millis } from '../../../lib/clock.ts';
import type { TypingRequest } from '../../../protocol/texts.ts';
import type { Audience, Composer } from './draft.ts';

/** While somebody goes on writing, it is said again after this long. */
const AGAIN_MS = 3000;
/** So long without a key, and they are not writing any more. */
const PAUSE_MS = 5000;

/** What was said of one's writing in a conversation. */
export type Typing = {
  /** Who was told that one writes, and has not been told of the end. */
  readonly told: Audience | undefined;
  readonly toldAt: Millis;
  readonly lastKeyAt: Millis;
};

export const NOT_TYPING: Typing = { told: undefined, toldAt: 0, lastKeyAt: 0 };

/** What there is to say now, in order, and how things stand then. */
export type Said = { readonly typing: Typing; readonly say: readonly TypingRequest[] };

/**
 * Who may know that one writes: those whom the composer would send to. Nobody, where it would not send, and where what
 * is written was not meant for all of them.
 */
export function typingAudience(composer: Composer): Audience | undefined {
  return composer.kind === 'open' ? composer.audience : undefined;
}

/** A key was pressed; `text`: what is written now. */
export function keyPressed(typing: Typing, audience: Audience | undefined, text: string, now: Millis): Said {
  if (audience === undefined || text.trim() === '') return stopped(typing);
  const over = typing.told === undefined || typing.told === audience ? [] : stopped(typing).say;
  const isKnown = typing.told === audience && now - typing.toldAt < AGAIN_MS;
  if (isKnown) return { typing: { ...typing, lastKeyAt: now }, say: [] };
  return {
    typing: { told: audience, toldAt: now, lastKeyAt: now },
    say: [...over, { typing: true, audience }],
  };
}

/** One sent it, left the field, turned to others or went away. */
export function stopped(typing: Typing): Said {
  const { told } = typing;
  return { typing: NOT_TYPING, say: told === undefined ? [] : [{ typing: false, audience: told }] };
}

/** Milliseconds until one counts as paused; 0: one does already. `undefined`: nobody was told of anything. */
export function pauseIn({ told, lastKeyAt }: Typing, now: Millis): Millis | undefined {
  return told === undefined ? undefined : Math.max(0, lastKeyAt + PAUSE_MS - now);
}
