import { isEntityId } from '../../floor/ids.ts';
import { useAgentRow } from '../live/index.ts';
import { firstName } from '../ui/format.ts';
import { dismiss } from './asked.ts';
import { ReceiptStrip } from './receipt-strip.tsx';
import type { Receipt } from './use-receipts.ts';
import { commandTitle } from './words.ts';

const MOST = 4;

/** The newest receipts, as strips; those that went well leave by themselves. */
export function TrayStrips(props: {
  readonly receipts: readonly Receipt[];
  /** The one that the undo key takes back. */
  readonly undoable: string | undefined;
}) {
  const { receipts, undoable } = props;
  return (
    <section className="tray" aria-label="Receipts">
      {receipts.length > MOST && <p className="tray-more">{receipts.length - MOST} older receipts</p>}
      {receipts.slice(-MOST).map(receipt => (
        <TitledStrip key={receipt.id} receipt={receipt} undoKey={receipt.id === undoable} />
      ))}
    </section>
  );
}

function TitledStrip(props: { readonly receipt: Receipt; readonly undoKey: boolean }) {
  const { receipt, undoKey } = props;
  const { agentId } = receipt.target;
  const known = agentId !== undefined && isEntityId(agentId) ? agentId : NOBODY;
  const row = useAgentRow(known);
  const title = commandTitle(receipt.type, row === undefined ? (agentId ?? 'it') : firstName(row.name));
  return (
    <ReceiptStrip receipt={receipt} title={title} undoKey={undoKey} onDismiss={() => dismiss(receipt.id)} />
  );
}

const NOBODY = 'none:none';
