import { dismiss } from '../../commands/asked.ts';
import { ReceiptStrip } from '../../commands/receipt-strip.tsx';
import { useReceipts } from '../../commands/use-receipts.ts';
import { commandTitle } from '../../commands/words.ts';
import '../../styles/receipts.css';
import type { Conversation } from './use-conversation.ts';

const MOST = 2;

/** Receipts of one's own acts here that need a word: those that go well show in the conversation itself. */
export function ConversationReceipts({ conversation }: { readonly conversation: Conversation }) {
  const { thread, name } = conversation;
  const own = useReceipts().filter(
    ({ target, command, refusal, type }) =>
      target.sessionId === thread.session.id &&
      type !== 'text.send' &&
      (refusal !== undefined ||
        command?.state === 'refused' ||
        command?.state === 'failed' ||
        command?.state === 'unknown'),
  );
  if (own.length === 0) return null;
  return (
    <section className="conversation-receipts" aria-label="Receipts">
      {own.slice(-MOST).map(receipt => (
        <ReceiptStrip
          key={receipt.id}
          receipt={receipt}
          title={commandTitle(receipt.type, name)}
          onDismiss={() => dismiss(receipt.id)}
        />
      ))}
    </section>
  );
}
