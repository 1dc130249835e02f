import { useEffect, useMemo, useRef } from 'react';
import type { Floor } from '../../../floor/floor.ts';
import type { TextSessionId } from '../../../floor/ids.ts';
import { useLive, useNow } from '../../live/index.ts';
import { TOPIC } from '../../live/topics.ts';
import { useSession } from '../../session/use-session.ts';
import { type HeldOrder, heldOrder } from '../../ui/held-order.ts';
import { type Holding, useFrozen } from '../../ui/use-frozen.ts';
import { type Board, boardOf, type Surroundings } from './board.ts';
import { forgetGone, markFirst, useRead } from './desk.ts';
import { usePacedTexts } from './paced-texts.ts';
import { firstSight } from './read-places.ts';
import type { MessagesSearch } from './search.ts';

/**
 * The live conversations by a view: filtered, sorted and counted, brought up to date once a second. The same object as
 * long as it says the same.
 */
export function useBoard(search: MessagesSearch): Board {
  const live = useLive();
  const texts = usePacedTexts();
  const read = useRead();
  const now = useNow();
  const { identities } = useSession();
  useFirstSight(texts);
  const surroundings = useMemo<Surroundings>(() => {
    const users = new Map(identities.map(({ platformId, label }) => [platformId, label]));
    return {
      agent: live.row,
      user: platformId => users.get(platformId),
      readUpTo: id => read.get(id),
      now: live.clock.nowOf,
    };
  }, [live, identities, read]);
  const before = useRef<Board>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever has waited too long is found out by the second
  const board = useMemo(
    () => boardOf(texts.values(), search, surroundings, before.current),
    [texts, search, surroundings, now],
  );
  before.current = board;
  return board;
}

/**
 * What was said before one first saw a conversation is not news; what begins while one looks is. Those that one has no
 * place in yet are looked at with every word: a second later, what came in between would be taken for old.
 */
function useFirstSight(texts: Floor['texts']): void {
  const { store, topics } = useLive();
  const read = useRead();
  const since = useRef(useNow());
  useEffect(() => {
    const unseen: TextSessionId[] = [];
    for (const { session } of texts.values())
      if (session.state !== 'ended' && !read.has(session.id)) unseen.push(session.id);
    const look = () => {
      const now = store.getState().floor.texts;
      const places: [TextSessionId, number][] = [];
      for (const id of unseen) {
        const thread = now.get(id);
        const place = thread && firstSight(thread, since.current);
        if (place !== undefined) places.push([id, place]);
      }
      markFirst(places);
    };
    look();
    forgetGone(texts);
    return unseen.length === 0 ? undefined : topics.subscribe(TOPIC.texts, look);
  }, [store, topics, texts, read]);
}

export type Held = HeldOrder<TextSessionId> & Holding;

/** The order as it is to be shown: it stands while somebody points at it or moves in it. */
export function useHeldOrder(ids: readonly TextSessionId[], search: MessagesSearch): Held {
  const { text, queue, agents, platform, watched, turn, over, unread, sort, limit } = search;
  const [frozen, holding] = useFrozen(
    ids,
    JSON.stringify([text, queue, agents, platform, watched, turn, over, unread, sort, limit]),
  );
  return useMemo(() => ({ ...heldOrder(frozen, ids), ...holding }), [frozen, ids, holding]);
}
