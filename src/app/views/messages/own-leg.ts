import type { CommandRecord } from '../../../floor/commands.ts';
import type { TextLeg, TextSession } from '../../../floor/entities.ts';
import type { Millis } from '../../../lib/clock.ts';
import { MODES, type TextMode } from './looks.ts';

/** Where one stands towards a conversation. */
export type Standing =
  | {
      readonly kind: 'outside';
      /** How an earlier visit ended, while that is news. */
      readonly ended: 'revoked' | 'join-failed' | 'completed' | undefined;
    }
  /** Asked to be let in; no invitation has come yet. */
  | { readonly kind: 'asking'; readonly mode: TextMode; readonly commandId: string }
  | {
      readonly kind: 'invited';
      readonly mode: TextMode | undefined;
      /** It answers one's own request, and is about to be accepted by itself. */
      readonly expected: boolean;
    }
  | {
      readonly kind: 'inside';
      readonly mode: TextMode | undefined;
      /** The mode that was asked for and is not seen yet. */
      readonly turning: TextMode | undefined;
    }
  /** Out of the talk, but the platform still wants it completed. */
  | { readonly kind: 'left' };

/** An answer that did not come within this time is not waited for any more. */
const PATIENCE_MS = 30_000;
/** An invitation that is not accepted by itself within this time is left to the person. */
const BY_ITSELF_MS = 4000;

/** Own leg of a conversation: the one of the platform user that one is linked to. */
export function ownLeg(session: Pick<TextSession, 'legs'>, user: string | undefined): TextLeg | undefined {
  return user === undefined ? undefined : session.legs.find(leg => leg.user === user);
}

/** Where one stands, by one's own leg and by what one has asked for and not seen yet. `commands`: newest first. */
export function standingOf(
  leg: TextLeg | undefined,
  commands: readonly CommandRecord[],
  given: { readonly sessionId: string; readonly username: string; readonly now: Millis },
): Standing {
  const asked = lastEntry(commands, given);
  const mode = textMode(leg);
  if (leg?.state === 'chatting') {
    const turning =
      asked !== undefined && asked.at > leg.asOf && asked.mode !== mode ? asked.mode : undefined;
    return { kind: 'inside', mode, turning };
  }
  if (leg?.state === 'invited') {
    const expected = asked !== undefined && given.now - Math.max(asked.at, leg.asOf) < BY_ITSELF_MS;
    return { kind: 'invited', mode, expected };
  }
  if (asked !== undefined && (leg === undefined || asked.at > leg.asOf))
    return { kind: 'asking', mode: asked.mode, commandId: asked.id };
  if (leg?.state === 'left') return { kind: 'left' };
  const { state } = leg ?? {};
  const ended = state === 'revoked' || state === 'join-failed' || state === 'completed' ? state : undefined;
  return { kind: 'outside', ended };
}

/** The mode one is in, where that is known and one is inside. */
export function insideMode(standing: Standing): TextMode | undefined {
  return standing.kind === 'inside' ? standing.mode : undefined;
}

function textMode(leg: TextLeg | undefined): TextMode | undefined {
  return MODES.find(look => look.mode === leg?.mode)?.mode;
}

/** The newest own request to enter, or to change the mode, that may still come true. */
function lastEntry(
  commands: readonly CommandRecord[],
  {
    sessionId,
    username,
    now,
  }: { readonly sessionId: string; readonly username: string; readonly now: Millis },
) {
  for (const { id, type, target, by, state, requestedAt } of commands) {
    if (target.sessionId !== sessionId || by.user !== username) continue;
    const look = MODES.find(one => one.type === type);
    if (look === undefined) continue;
    const open = state === 'waiting' || state === 'sent' || state === 'accepted' || state === 'observed';
    return open && now - requestedAt < PATIENCE_MS ? { id, mode: look.mode, at: requestedAt } : undefined;
  }
  return undefined;
}
