import { useCallback, useEffect, useRef, useState } from 'react';
import { useArm } from '../../commands/use-arm.ts';
import { isPanelKey } from '../../shell/keys.ts';
import { giveReason, useReason } from './desk.ts';
import { MODES, type ModeLook } from './looks.ts';
import { insideMode, type Standing } from './own-leg.ts';
import type { Conversation } from './use-conversation.ts';

/** What the mode bar is in the middle of. */
export type Modes = {
  /** The mode for which a reason is asked. */
  readonly asking: ModeLook | undefined;
  readonly armed: ModeLook | undefined;
  readonly lastReason: string | undefined;
  /** Takes a step towards a mode: asks why, arms, or does it. Answers whether the act is possible now. */
  readonly climb: (look: ModeLook) => boolean;
  readonly give: (reason: string) => void;
  readonly cancel: () => void;
  /** Whether somebody but supervisors notices one, or is about to. */
  readonly heard: boolean;
  /** Back to where nobody notices; `undefined` when one is there already, or that is refused now. */
  readonly retreat: (() => void) | undefined;
  /** Answers whether that is possible now. */
  readonly leave: () => boolean;
};

/**
 * Entering a conversation and changing the mode inside. Each entry has a reason, which goes with every step of the same
 * visit; what the customer would notice is armed first, and fired by a second press.
 */
export function useModes(conversation: Conversation): Modes {
  const { thread, standing, act, order } = conversation;
  const { id } = thread.session;
  const { given, last } = useReason(id);
  const [asking, setAsking] = useState<ModeLook>();
  const { armed, press, disarm } = useArm<ModeLook>();
  const inside = standing.kind === 'inside';

  const go = (look: ModeLook, reason: string | undefined) => order({ type: look.type, params: {} }, reason);
  const step = (look: ModeLook, reason: string | undefined) => {
    setAsking(undefined);
    if (look.visibility !== 'everyone') disarm();
    if (look.visibility !== 'everyone' || press(look)) go(look, reason);
  };
  const climb = (look: ModeLook) => {
    if (!act(look.type).can) return false;
    if (armed !== look && (!inside || given === undefined)) {
      disarm();
      setAsking(look);
    } else step(look, given);
    return true;
  };
  const give = (reason: string) => {
    giveReason(id, reason);
    if (asking !== undefined) step(asking, reason);
  };
  const [silent] = MODES;
  const heard = isHeard(standing);
  const canRetreat = heard && silent !== undefined && act('text.monitor').can;
  const retreat = canRetreat && silent ? () => step(silent, given) : undefined;
  const leave = () => {
    const can = act('text.leave');
    if (can.can) order({ type: 'text.leave', params: {} }, given);
    return can.can;
  };
  const cancel = useCallback(() => {
    setAsking(undefined);
    disarm();
  }, [disarm]);
  return { asking, armed, lastReason: last, climb, give, cancel, heard, retreat, leave };
}

/** Whether somebody but supervisors notices one, or is about to. */
function isHeard(standing: Standing): boolean {
  if (standing.kind !== 'inside' || standing.turning === 'monitor') return false;
  const mode = insideMode(standing);
  return mode === 'coach' || mode === 'barge-in' || standing.turning !== undefined;
}

/** The keys of an open conversation: 1, 2, 3 for the modes, r to retreat, 0 to leave. */
export function useModeKeys(modes: Modes, onRefused: (type: ModeLook['type'] | 'text.leave') => void): void {
  const latest = useRef({ modes, onRefused });
  latest.current = { modes, onRefused };
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (!isPanelKey(event) || event.repeat) return;
      const now = latest.current;
      const look = MODES.find(one => one.key === event.key);
      if (look !== undefined) {
        if (!now.modes.climb(look)) now.onRefused(look.type);
      } else if (event.key === 'r' && now.modes.heard) {
        if (now.modes.retreat) now.modes.retreat();
        else now.onRefused('text.monitor');
      } else if (event.key === '0') {
        if (!now.modes.leave()) now.onRefused('text.leave');
      } else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', key);
    return () => document.removeEventListener('keydown', key);
  }, []);
}
