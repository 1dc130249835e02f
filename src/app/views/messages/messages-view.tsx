import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import type { TextSessionId } from '../../../floor/ids.ts';
import { useSession } from '../../session/use-session.ts';
import { usePlainKey } from '../../shell/keys.ts';
import '../../styles/list-head.css';
import '../../styles/panel.css';
import '../../styles/messages.css';
import '../../styles/conversation.css';
import '../../styles/desk.css';
import { Blank } from '../../ui/blank.tsx';
import { ConversationPane } from './conversation.tsx';
import { sitDown } from './desk.ts';
import { ListBlank } from './list-blank.tsx';
import { ThreadList } from './thread-list.tsx';
import { Toolbar } from './toolbar.tsx';
import { Totals } from './totals.tsx';
import { useBoard, useHeldOrder } from './use-board.ts';
import { useMessagesSearch } from './use-messages-search.ts';
import { useWall } from './use-wall.ts';

const WallPane = lazy(() => import('./wall.tsx').then(({ WallPane }) => ({ default: WallPane })));

/** All live text conversations: who waits for whom, and one of them, or a wall of them, to read and step into. */
export function MessagesView() {
  const [search, change] = useMessagesSearch();
  const { user } = useSession();
  useState(() => sitDown(user.username));
  const board = useBoard(search);
  const held = useHeldOrder(board.ids, search);
  const wall = useWall(board, search, change);
  const isWall = search.view === 'wall';
  const open = isWall ? undefined : search.open;
  const close = useCallback(() => change({ open: undefined }, 'push'), [change]);
  usePlainKey('v', () => change({ view: isWall ? undefined : 'wall' }, 'push'));
  const { pin } = wall;
  const choose = useCallback(
    (id: TextSessionId) => (isWall ? pin(id) : change({ open: id }, 'push')),
    [isWall, pin, change],
  );
  const chosen = useMemo(
    () => (isWall ? (search.pin ?? []) : open === undefined ? [] : [open]),
    [isWall, search.pin, open],
  );
  return (
    <div
      className="messages"
      data-open={open !== undefined || undefined}
      data-view={search.view ?? 'one'}
      data-wide={search.wide}
    >
      <h1 className="sr-only">Messages</h1>
      <Totals totals={board.totals} search={search} change={change} />
      <Toolbar board={board} held={held} search={search} change={change} />
      <div className="messages-body">
        <section className="messages-list" aria-label="Live conversations">
          <ListBlank board={board} search={search} change={change}>
            <ThreadList board={board} held={held} chosen={chosen} many={isWall} onChoose={choose} />
          </ListBlank>
        </section>
        <div className="messages-main">
          {isWall ? (
            <Suspense fallback={null}>
              <WallPane board={board} wall={wall} search={search} change={change} />
            </Suspense>
          ) : open === undefined ? (
            <Blank title="No conversation is open">
              Choose one to read it. Looking leaves no trace: it stays unread for its agent, and nobody is
              told.
            </Blank>
          ) : (
            <ConversationPane id={open} late={board.late.has(open)} onClose={close} />
          )}
        </div>
      </div>
    </div>
  );
}
