import { useMemo, useSyncExternalStore } from 'react';
import type { Floor } from '../../../floor/floor.ts';
import type { Clock, Millis } from '../../../lib/clock.ts';
import { useDeps } from '../../deps.tsx';
import { type Live, useLive } from '../../live/index.ts';
import { atMostEvery } from '../../live/pace.ts';
import { TOPIC } from '../../live/topics.ts';

/** How often all conversations together are looked at, at most. */
const PACE_MS: Millis = 1000;

/** The conversations of the floor as they were when they were last looked at. */
export type PacedTexts = {
  readonly shown: () => Floor['texts'];
  readonly subscribe: (call: () => void) => () => void;
};

/**
 * All conversations, at once when it is calm and once a second when much is said: what is made of all of them must not
 * be made with every word. Single rows follow their own conversation without delay.
 */
export function pacedTexts({ store, topics }: Pick<Live, 'store' | 'topics'>, clock: Clock): PacedTexts {
  const current = () => store.getState().floor.texts;
  let shown = current();
  return {
    shown: () => shown,
    subscribe(call) {
      let isHeard = true;
      shown = current();
      const look = atMostEvery(
        clock,
        PACE_MS,
      )(() => {
        if (!isHeard || shown === current()) return;
        shown = current();
        call();
      });
      const stop = topics.subscribe(TOPIC.texts, look);
      return () => {
        isHeard = false;
        stop();
      };
    },
  };
}

export function usePacedTexts(): Floor['texts'] {
  const live = useLive();
  const { clock } = useDeps();
  const texts = useMemo(() => pacedTexts(live, clock), [live, clock]);
  return useSyncExternalStore(texts.subscribe, texts.shown);
}
