import type { AgentId } from '../../../../floor/ids.ts';
import { dismiss } from '../../../commands/asked.ts';
import { ReceiptStrip } from '../../../commands/receipt-strip.tsx';
import { useReceipts } from '../../../commands/use-receipts.ts';
import { commandTitle } from '../../../commands/words.ts';
import { useAgentCommands, useNow } from '../../../live/index.ts';
import { useSession } from '../../../session/use-session.ts';

const MOST = 3;
/** Others' acts that are older than this are history. */
const RECENT_MS = 30_000;

/** Own receipts about this agent, and what others are doing with the agent just now. */
export function PanelReceipts({ id, name }: { readonly id: AgentId; readonly name: string }) {
  const { username } = useSession().user;
  const own = useReceipts().filter(({ target }) => target.agentId === id);
  const now = useNow();
  const others = useAgentCommands(id).filter(
    ({ by, asOf, state }) =>
      by.user !== username && (state === 'waiting' || state === 'sent' || now - asOf < RECENT_MS),
  );
  if (own.length === 0 && others.length === 0) return null;
  const undoable = own.findLast(({ command }) => command?.state === 'waiting')?.id;
  return (
    <section className="panel-receipts" aria-label="Receipts">
      {others.slice(0, MOST).map(command => (
        <p key={command.id} className="others-act">
          <bdi className="font-semibold">{command.by.name}</bdi>: {commandTitle(command.type, name)},{' '}
          {command.state}
        </p>
      ))}
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
