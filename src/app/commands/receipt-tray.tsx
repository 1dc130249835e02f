import { useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useLive } from '../live/index.ts';
import { PATHS } from '../paths.ts';
import { isPlainKey } from '../shell/keys.ts';
import { Speaker } from '../ui/speaker.tsx';
import { dismiss } from './asked.ts';
import { useUndo } from './asking.ts';
import { LinkNews } from './link-news.tsx';
import { ReceiptNews } from './receipt-news.tsx';
import { TrayStrips } from './tray-strips.tsx';
import { isTrouble, isUndoable, type Receipt, useReceipts } from './use-receipts.ts';

/** How long a receipt without trouble stays after it is done. */
const STAYS_MS = 7000;

/**
 * Where receipts of one's own acts stand until they are done with, but for those that an open panel or conversation
 * shows; and where readers hear of all of them, and of the line to the platforms.
 */
export default function ReceiptTray() {
  const receipts = useReceipts();
  const open = useRouterState({ select: ({ location }) => textIn('agent', location.search) });
  const queue = useRouterState({ select: ({ location }) => textIn('queue', location.search) });
  const conversation = useRouterState({ select: ({ location }) => textIn('open', location.search) });
  const inMessages = useRouterState({ select: ({ location }) => location.pathname === PATHS.messages });
  const undoable = receipts.findLast(({ command }) => command?.state === 'waiting')?.id;
  useUndoKey(undoable);
  useLeave(receipts);
  const shown = receipts.filter(receipt => {
    const { sessionId, agentId, queueId } = receipt.target;
    if (queueId !== undefined && queueId === queue) return false;
    if (sessionId === undefined) return agentId === undefined || agentId !== open;
    // What goes well with a conversation shows in the conversation itself.
    return sessionId !== conversation && (!inMessages || isTrouble(receipt) || isUndoable(receipt));
  });
  return (
    <>
      <Speaker />
      <LinkNews />
      {receipts.length > 0 && <ReceiptNews receipts={receipts} />}
      {shown.length > 0 && <TrayStrips receipts={shown} undoable={undoable} />}
    </>
  );
}

/** What the address says under a name: the agent whose panel is open, or the conversation. */
function textIn(
  name: 'agent' | 'open' | 'queue',
  search: Readonly<Record<string, unknown>>,
): string | undefined {
  const value = search[name];
  return typeof value === 'string' ? value : undefined;
}

function useUndoKey(undoable: string | undefined) {
  const undo = useUndo();
  const newest = useRef(undoable);
  newest.current = undoable;
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (event.key !== 'z' || !isPlainKey(event) || newest.current === undefined) return;
      event.preventDefault();
      void undo(newest.current);
    };
    document.addEventListener('keydown', key);
    return () => document.removeEventListener('keydown', key);
  }, [undo]);
}

/** Those that went well leave by themselves after a while. */
function useLeave(receipts: readonly Receipt[]) {
  const live = useLive();
  useEffect(() => {
    const over = receipts.flatMap(({ id, command }) =>
      command?.state === 'observed' || command?.state === 'cancelled' ? [{ id, at: command.asOf }] : [],
    );
    if (over.length === 0) return;
    return live.clock.subscribe(() => {
      for (const { id, at } of over) if (live.clock.now() - at > STAYS_MS) dismiss(id);
    });
  }, [receipts, live]);
}
