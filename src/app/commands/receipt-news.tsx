import { useEffect, useRef } from 'react';
import type { TextSessionId } from '../../floor/ids.ts';
import { isEntityId } from '../../floor/ids.ts';
import { type Live, useLive, useNow } from '../live/index.ts';
import { firstName } from '../ui/format.ts';
import { say } from '../ui/say.ts';
import { receiptView } from './receipt.ts';
import { type Phase, receiptNews } from './receipt-phases.ts';
import type { Receipt } from './use-receipts.ts';
import { commandTitle } from './words.ts';

/** Tells readers how far own acts have come, wherever their receipts stand. */
export function ReceiptNews({ receipts }: { readonly receipts: readonly Receipt[] }) {
  const live = useLive();
  const now = useNow();
  const before = useRef<ReadonlyMap<string, Phase>>(new Map());
  useEffect(() => {
    const { platforms } = live.store.getState().floor;
    const told = receipts.map(receipt => {
      const { id, type, platformId, command, refusal } = receipt;
      const platform = platforms.get(platformId);
      const capability = platform?.capabilities[type];
      const view = receiptView(
        { command, refusal, platformName: platform?.name ?? platformId, capability },
        now,
      );
      return { id, title: commandTitle(type, nameOf(receipt, live) ?? 'it'), view };
    });
    const { phases, news } = receiptNews(before.current, told);
    before.current = phases;
    for (const one of news) say(one);
  }, [receipts, now, live]);
  return null;
}

/** Whom an act is about: the agent, or the agent of the conversation. */
function nameOf({ target }: Receipt, live: Live): string | undefined {
  const { agentId, sessionId } = target;
  const ofText = isTextId(sessionId)
    ? live.store.getState().floor.texts.get(sessionId)?.session.agentId
    : undefined;
  const id = agentId !== undefined && isEntityId(agentId) ? agentId : ofText;
  const row = id === undefined ? undefined : live.row(id);
  return row === undefined ? agentId : firstName(row.name);
}

const isTextId = (id: string | undefined): id is TextSessionId => id !== undefined && isEntityId(id);
