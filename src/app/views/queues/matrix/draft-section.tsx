import { X } from 'lucide-react';
import { useState } from 'react';
import { platformOf, type QueueId } from '../../../../floor/ids.ts';
import { useOrder } from '../../../commands/asking.ts';
import { useDeps } from '../../../deps.tsx';
import { useLive, useNow, usePlatforms } from '../../../live/index.ts';
import { useSession } from '../../../session/use-session.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { plural } from '../../../ui/format.ts';
import { ReasonFields } from '../../../ui/reason-fields.tsx';
import { REMOVE_REASONS } from '../panel/remove-form.tsx';
import { type CellChange, changeWords, keyOf, orderOf } from './changes.ts';
import { coverageOf } from './coverage.ts';
import { begin, discard, draft } from './draft.ts';

/** What would change, queue by queue, and what it does to each queue's coverage; one button sends it all. */
export function DraftSection({ drafts }: { readonly drafts: readonly CellChange[] }) {
  const live = useLive();
  const now = useNow();
  const order = useOrder();
  const { newId } = useDeps();
  const { undoMs } = useSession();
  const platforms = usePlatforms();
  const [reason, setReason] = useState('');
  const { floor } = live.store.getState();
  const coverage = coverageOf(
    drafts,
    id =>
      [...(floor.agentsOf.get(id)?.keys() ?? [])].flatMap(
        agentId => floor.memberships.get(`${id}|${agentId}`) ?? [],
      ),
    id => live.row(id)?.display,
  );
  const byQueue = Map.groupBy(drafts, ({ queueId }) => queueId);
  const nameOf = (id: QueueId) => floor.queues.get(id)?.name ?? id;
  const harms = drafts.some(cell => {
    const { type } = orderOf(cell, undefined);
    const capability = platforms.find(({ id }) => id === platformOf(cell.queueId))?.capabilities[type];
    return capability?.can === true && capability.destructive === true;
  });
  const late = drafts.some(({ change }) => change.kind === 'add' && (change.until ?? Infinity) <= now);
  const problem = late
    ? 'The time of a loan has passed: give another.'
    : harms && reason === ''
      ? 'Say why somebody is taken off.'
      : undefined;
  const apply = () => {
    if (problem !== undefined) return;
    const items = drafts.map(cell => ({ cell, commandId: order(orderOf(cell, reason)) }));
    begin({ id: newId(), items, reason: reason === '' ? undefined : reason });
    setReason('');
  };
  return (
    <section className="panel-section draft-section" aria-labelledby="draft-title">
      <h2 id="draft-title">
        Draft <span className="quiet">{plural(drafts.length, 'change')}, nothing is sent yet</span>
      </h2>
      <ul className="diff">
        {coverage.map(({ queueId, before, after }) => (
          <li key={queueId}>
            <p className="diff-queue">
              <bdi className="cut">{nameOf(queueId)}</bdi>
              <span className="diff-coverage" data-worse={after.free === 0 || undefined}>
                {before.serving} → <strong>{after.serving}</strong> at work
                <span className="quiet">
                  , {before.free} → {after.free} free
                </span>
              </span>
            </p>
            <ul>
              {(byQueue.get(queueId) ?? []).map(cell => (
                <li key={keyOf(cell)} className="diff-change" data-kind={cell.change.kind}>
                  <bdi className="cut">{live.row(cell.agentId)?.name ?? cell.agentId}</bdi>
                  <span className="quiet cut">
                    {changeWords(
                      cell.change,
                      platforms.find(({ id }) => id === platformOf(cell.queueId)),
                    )}
                  </span>
                  <IconButton
                    label="Take this change back"
                    className="diff-drop"
                    onClick={() => draft([{ ...cell, to: undefined }])}
                  >
                    <X size={13} aria-hidden="true" />
                  </IconButton>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {harms && (
        <>
          <ReasonFields presets={REMOVE_REASONS} onChange={setReason} />
          <p className="field-hint">
            Whoever is taken off can be kept for {Math.round(undoMs / 1000)} seconds after you apply.
          </p>
        </>
      )}
      <div className="act-row">
        <Button look="firm" aria-disabled={problem !== undefined} onClick={apply}>
          Apply {plural(drafts.length, 'change')}
        </Button>
        <Button look="plain" onClick={discard}>
          Discard
        </Button>
      </div>
      {problem !== undefined && <p className="quiet">{problem}</p>}
    </section>
  );
}
