import { isEntityId, type QueueId } from '../../../../floor/ids.ts';
import { dismiss } from '../../../commands/asked.ts';
import { ReceiptStrip } from '../../../commands/receipt-strip.tsx';
import { type Receipt, useReceipts } from '../../../commands/use-receipts.ts';
import { commandTitle } from '../../../commands/words.ts';
import { useAgentRow } from '../../../live/index.ts';
import { firstName } from '../../../ui/format.ts';

const MOST = 3;

/** Own receipts about this queue. */
export function QueueReceipts({ id }: { readonly id: QueueId }) {
  const receipts = useReceipts().filter(({ target }) => target.queueId === id);
  if (receipts.length === 0) return null;
  const undoable = receipts.findLast(({ command }) => command?.state === 'waiting')?.id;
  return (
    <section className="panel-receipts" aria-label="Receipts">
      {receipts.length > MOST && <p className="tray-more">{receipts.length - MOST} older receipts</p>}
      {receipts.slice(-MOST).map(receipt => (
        <Titled key={receipt.id} receipt={receipt} undoKey={receipt.id === undoable} />
      ))}
    </section>
  );
}

function Titled({ receipt, undoKey }: { readonly receipt: Receipt; readonly undoKey: boolean }) {
  const { agentId } = receipt.target;
  const row = useAgentRow(agentId !== undefined && isEntityId(agentId) ? agentId : 'none:none');
  const title = commandTitle(receipt.type, row === undefined ? (agentId ?? 'them') : firstName(row.name));
  return (
    <ReceiptStrip receipt={receipt} title={title} undoKey={undoKey} onDismiss={() => dismiss(receipt.id)} />
  );
}
