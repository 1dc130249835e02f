import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { TextSessionId } from '../../../floor/ids.ts';
import { API } from '../../../protocol/paths.ts';
import { useDeps } from '../../deps.tsx';
import { request } from '../../session/request.ts';
import type { Audience } from './draft.ts';
import { keyPressed, NOT_TYPING, pauseIn, type Said, stopped } from './typing.ts';

/** Says that one writes, to those who would see it. That it could not be said is not worth a word. */
export function useTyping(
  id: TextSessionId,
  audience: Audience | undefined,
): { readonly press: (text: string) => void; readonly stop: () => void } {
  const { fetch, clock } = useDeps();
  const state = useRef(NOT_TYPING);
  const pause = useRef<AbortController>(undefined);

  const take = useCallback(
    ({ typing, say }: Said) => {
      state.current = typing;
      for (const body of say)
        void request(fetch, API.typing(id), { method: 'POST', body }).catch(() => undefined);
    },
    [fetch, id],
  );
  const stop = useCallback(() => {
    pause.current?.abort();
    take(stopped(state.current));
  }, [take]);
  const watch = useCallback(async () => {
    pause.current?.abort();
    const own = new AbortController();
    pause.current = own;
    for (;;) {
      const left = pauseIn(state.current, clock.now());
      if (left === undefined || own.signal.aborted) return;
      if (left === 0) return stop();
      await clock.sleep(left, own.signal);
    }
  }, [clock, stop]);
  const press = useCallback(
    (text: string) => {
      const wasTold = state.current.told !== undefined;
      take(keyPressed(state.current, audience, text, clock.now()));
      if (!wasTold && state.current.told !== undefined) void watch();
    },
    [audience, take, watch, clock],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever is turned to is told with the next key
  useEffect(() => stop, [stop, audience]);
  return useMemo(() => ({ press, stop }), [press, stop]);
}
