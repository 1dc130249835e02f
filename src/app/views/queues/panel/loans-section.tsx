import type { AgentId, QueueId } from '../../../../floor/ids.ts';
import type { Loan } from '../../../../protocol/queues.ts';
import { useAgentRow, useLive, useNow } from '../../../live/index.ts';
import { messageOf } from '../../../session/request.ts';
import { useMay } from '../../../session/use-session.ts';
import { Button } from '../../../ui/button.tsx';
import { hourAndMinute } from '../../../ui/format.ts';
import { untilWords } from '../loan-time.ts';
import { useChangeLoan, useLoans } from '../use-loans.ts';

/** Who is lent to this queue, and when they go back. */
export function LoansSection({ queueId }: { readonly queueId: QueueId }) {
  const loans = useLoans().filter(loan => loan.queueId === queueId);
  if (loans.length === 0) return null;
  return (
    <section className="panel-section" aria-labelledby="loans-title">
      <h3 id="loans-title">Lent to this queue</h3>
      <LoanList loans={loans} />
    </section>
  );
}

/** Loans that are not over; each can be given back now or kept for good. */
export function LoanList(props: { readonly loans: readonly Loan[]; readonly withQueue?: boolean }) {
  const mayLend = useMay('queue.loan-agent');
  const { store, clock } = useLive();
  const now = useNow();
  const change = useChangeLoan();
  return (
    <ul className="loans">
      {props.loans.map(loan => (
        <li key={loan.id} data-loan={loan.id}>
          <p>
            <AgentName id={loan.agentId} />
            {props.withQueue && (
              <bdi className="quiet"> in {store.getState().floor.queues.get(loan.queueId)?.name}</bdi>
            )}{' '}
            {loan.state === 'returning' ? 'is being given back' : `until ${hourAndMinute(loan.until)}`}
            <span className="quiet">
              {loan.state !== 'returning' && `, ${untilWords(loan.until, now)}`}, lent by {loan.lender.name}
            </span>
          </p>
          {loan.note !== undefined && <p className="loan-note">{loan.note}</p>}
          {mayLend && (
            <span className="act-row">
              <Button
                small
                aria-disabled={loan.state === 'returning'}
                onClick={() =>
                  loan.state !== 'returning' && change.mutate({ id: loan.id, until: clock.now() })
                }
              >
                Give back now
              </Button>
              <Button
                small
                look="plain"
                onClick={() => change.mutate({ id: loan.id, until: loan.until + 30 * 60_000 })}
              >
                30 min more
              </Button>
              <Button small look="plain" onClick={() => change.mutate({ id: loan.id, until: undefined })}>
                Keep for good
              </Button>
            </span>
          )}
        </li>
      ))}
      {change.isError && (
        <li role="alert" className="text-over">
          {messageOf(change.error)}
        </li>
      )}
    </ul>
  );
}

function AgentName({ id }: { readonly id: AgentId }) {
  return <bdi className="font-semibold">{useAgentRow(id)?.name ?? id}</bdi>;
}
