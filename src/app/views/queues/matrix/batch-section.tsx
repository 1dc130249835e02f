import { Check, X } from 'lucide-react';
import { membershipKey, platformOf } from '../../../../floor/ids.ts';
import { useAsked } from '../../../commands/asked.ts';
import { useOrder, useUndo } from '../../../commands/asking.ts';
import { useDeps } from '../../../deps.tsx';
import { useCommands, useLive, useNow, usePlatforms } from '../../../live/index.ts';
import { Button } from '../../../ui/button.tsx';
import { plural } from '../../../ui/format.ts';
import { OverIcon } from '../../../ui/state-icon.tsx';
import { batchStates, commandsOf, type ItemState } from './batch.ts';
import { changeWords, inverseOf, orderOf } from './changes.ts';
import { type Batch, begin, closeBatch } from './draft.ts';

/** What was sent, item by item: what came of it, what failed and why, and the way back. */
export function BatchSection({ batch }: { readonly batch: Batch }) {
  const live = useLive();
  const order = useOrder();
  const undo = useUndo();
  const { newId } = useDeps();
  const platforms = usePlatforms();
  const now = useNow();
  const commands = commandsOf(batch, useCommands());
  const { refusals } = useAsked();
  const { states, counts } = batchStates(batch, commands, refusals);
  const { floor } = live.store.getState();
  const over = counts.going === 0;
  const waiting = batch.items.filter(({ commandId }) => commands.get(commandId)?.state === 'waiting');
  const retry = () => {
    const items = batch.items.map((item, index) =>
      states[index] === 'failed' ? { ...item, commandId: order(orderOf(item.cell, batch.reason)) } : item,
    );
    begin({ ...batch, items });
  };
  const takeBack = () => {
    const reason = 'Taken back';
    const items = batch.items.flatMap(({ cell }, index) => {
      if (states[index] !== 'done' && states[index] !== 'pending') return [];
      const inverse = inverseOf(cell, floor.memberships.get(membershipKey(cell.queueId, cell.agentId)));
      return [{ cell: inverse, commandId: order(orderOf(inverse, reason)) }];
    });
    begin({ id: newId(), items, reason });
  };
  return (
    <section className="panel-section" aria-labelledby="batch-title" data-batch={batch.id}>
      <h2 id="batch-title">
        Sent{' '}
        <span className="quiet">
          {[
            counts.done > 0 && `${counts.done} done`,
            counts.pending > 0 && `${counts.pending} pending`,
            counts.going > 0 && `${counts.going} under way`,
            counts.failed > 0 && `${counts.failed} failed`,
            counts.unknown > 0 && `${counts.unknown} not known`,
            counts.off > 0 && `${counts.off} taken back`,
          ]
            .filter(Boolean)
            .join(', ')}
        </span>
      </h2>
      <ul className="batch">
        {batch.items.map(({ cell, commandId }, index) => {
          const command = commands.get(commandId);
          const state = states[index] ?? 'going';
          const platform = platforms.find(({ id }) => id === platformOf(cell.queueId));
          const isTold = state === 'failed' || state === 'unknown';
          const why = refusals.get(commandId) ?? (isTold ? command?.outcome?.message : undefined);
          const left = command?.state === 'waiting' ? (command.undoUntil ?? now) - now : 0;
          return (
            <li key={commandId} data-state={state}>
              <p>
                <Mark state={state} />
                <bdi className="cut">
                  {live.row(cell.agentId)?.name ?? cell.agentId}
                  <span className="quiet">
                    {' '}
                    {changeWords(cell.change, platform)}, {floor.queues.get(cell.queueId)?.name}
                  </span>
                </bdi>
                <span className="batch-state">{wordOf(state, left, platform?.name)}</span>
              </p>
              {why !== undefined && (
                <p className="batch-why">
                  <bdi>{why}</bdi>
                </p>
              )}
            </li>
          );
        })}
      </ul>
      <div className="act-row">
        {waiting.length > 0 && (
          <Button small onClick={() => waiting.forEach(({ commandId }) => void undo(commandId))}>
            Take {plural(waiting.length, 'removal')} back
          </Button>
        )}
        {over && counts.failed > 0 && (
          <Button small look="firm" onClick={retry}>
            Try {counts.failed} again
          </Button>
        )}
        {over && counts.done + counts.pending > 0 && (
          <Button small onClick={takeBack}>
            Undo {plural(counts.done + counts.pending, 'change')}
          </Button>
        )}
        {over && (
          <Button small look="plain" onClick={closeBatch}>
            Close
          </Button>
        )}
      </div>
    </section>
  );
}

function Mark({ state }: { readonly state: ItemState }) {
  if (state === 'done') return <Check size={13} strokeWidth={2.6} aria-hidden="true" />;
  if (state === 'failed' || state === 'unknown') return <OverIcon size={11} />;
  if (state === 'off') return <X size={13} aria-hidden="true" />;
  return <span className="receipt-going" aria-hidden="true" />;
}

function wordOf(state: ItemState, leftMs: number, platformName: string | undefined): string {
  switch (state) {
    case 'going':
      return leftMs > 0 ? `sent in ${Math.ceil(leftMs / 1000)} s` : 'under way';
    case 'pending':
      return `pending on ${platformName ?? 'the platform'}`;
    case 'done':
      return 'done';
    case 'failed':
      return 'failed';
    case 'unknown':
      return 'not known';
    case 'off':
      return 'taken back';
  }
}
