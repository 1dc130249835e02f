import { dismiss } from '../../commands/asked.ts';
import { ReceiptStrip } from '../../commands/receipt-strip.tsx';
import { isTrouble, isUndoable, useReceipts } from '../../commands/use-receipts.ts';
import { commandTitle } from '../../commands/words.ts';
import '../../styles/receipts.css';
import type { Conversation } from './use-conversation.ts';

const MOST = 2;

/** Own acts here that can be taken back or need a word: those that go well show in the conversation itself. */
export function ConversationReceipts({ conversation }: { readonly conversation: Conversation }) {
  const { thread, name } = conversation;
  const own = useReceipts().filter(
    receipt =>
      receipt.target.sessionId === thread.session.id &&
      receipt.type !== 'text.send' &&
      (isUndoable(receipt) || isTrouble(receipt)),
  );
  const undoable = own.findLast(isUndoable)?.id;
  if (own.length === 0) return null;
  return (
    <section className="conversation-receipts" aria-label="Receipts">
      {own.slice(-MOST).map(receipt => (
        <ReceiptStrip
          key={receipt.id}
          receipt={receipt}
          title={commandTitle(receipt.type, name)}
          undoKey={receipt.id === undoable}
          onDismiss={() => dismiss(receipt.id)}
        />
      ))}
    </section>
  );
}
