import { Plus } from 'lucide-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import type { CommandRecord } from '../../../../floor/commands.ts';
import type { Queue } from '../../../../floor/entities.ts';
import { type AgentId, isEntityId } from '../../../../floor/ids.ts';
import { ActButton } from '../../../commands/act-button.tsx';
import { useOrder } from '../../../commands/asking.ts';
import {
  useCommands,
  useLive,
  useLoaded,
  useNow,
  usePlatform,
  useQueueMemberships,
} from '../../../live/index.ts';
import { Button } from '../../../ui/button.tsx';
import { firstName, nameList, plural } from '../../../ui/format.ts';
import { useActsOf } from '../use-act.ts';
import { isOrdered } from '../words.ts';
import { MemberRow, PendingMember } from './member-row.tsx';
import { inOrder, moved, newPlaces } from './reorder.ts';

const AddDialog = lazy(() => import('./add-dialog.tsx'));

/** Who serves the queue, in the order in which it tries them; each can be opened and changed. */
export function Members({ queue }: { readonly queue: Queue }) {
  const live = useLive();
  const members = useQueueMemberships(queue.id);
  const platform = usePlatform(queue.platformId);
  const loaded = useLoaded();
  const acts = useActsOf(queue.id);
  const order = useOrder();
  const [opened, setOpened] = useState<AgentId>();
  const [adding, setAdding] = useState(false);
  const [pointed, setPointed] = useState(false);
  const [wanted, setWanted] = useState<readonly AgentId[]>();
  const going = useGoing(queue);
  const nameOf = (id: AgentId) => live.row(id)?.name ?? id;
  const ordered = isOrdered(queue.dispatchType) && platform?.kind === 'netsapiens';
  const sorted = useMemo(
    () => (ordered ? inOrder(members, id => live.row(id)?.name ?? id) : byName(members, live)),
    [members, ordered, live],
  );
  const byId = new Map(members.map(member => [member.agentId, member]));
  const ids = (wanted ?? sorted.map(({ agentId }) => agentId)).filter(id => byId.has(id));
  const places = wanted === undefined ? [] : newPlaces(ids, members);
  const add = acts('queue.add-agent');
  const update = acts('queue.update-agent');
  const move = (id: AgentId, to: number) => setWanted(moved(ids, ids.indexOf(id), to));
  const apply = () => {
    for (const { agentId, to } of places)
      order({
        type: 'queue.update-agent',
        params: { order: to },
        platformId: queue.platformId,
        target: { queueId: queue.id, agentId },
      });
    setWanted(undefined);
  };
  const coming = [...going].filter(([id, command]) => !byId.has(id) && isAdding(command));
  return (
    <section className="panel-section" aria-labelledby="members-title">
      <div className="members-head">
        <h3 id="members-title">
          Members <span className="quiet">{members.length}</span>
        </h3>
        <ActButton
          act={add}
          onPoint={setPointed}
          onPress={() => setAdding(true)}
          className="button members-add"
        >
          <Plus size={14} aria-hidden="true" />
          Add…
        </ActButton>
      </div>
      {pointed && !add.can && <p className="act-hint">{add.why}</p>}
      {members.length === 0 && coming.length === 0 && (
        <p className="quiet">
          {loaded && platform?.link.state === 'live'
            ? `Nobody serves it, or ${platform.name} has not told yet.`
            : 'Not known yet.'}
        </p>
      )}
      <ol className="members" data-ordered={ordered || undefined}>
        {ids.map((id, index) => {
          const membership = byId.get(id);
          return (
            membership && (
              <MemberRow
                key={id}
                membership={membership}
                queue={queue}
                platform={platform}
                going={going.get(id)}
                place={ordered ? (places.find(one => one.agentId === id)?.to ?? membership.order) : undefined}
                movable={
                  ordered && update.can ? { index, count: ids.length, onMove: to => move(id, to) } : undefined
                }
                opened={opened === id}
                onOpen={() => setOpened(opened === id ? undefined : id)}
              />
            )
          );
        })}
        {coming.map(([id, command]) => (
          <PendingMember key={id} id={id} command={command} platformName={platform?.name} />
        ))}
      </ol>
      {wanted !== undefined && (
        <div className="order-draft" role="status">
          <p>
            {places.length === 0
              ? 'The order is as it was.'
              : `${nameList(
                  places.map(({ agentId }) => firstName(nameOf(agentId))),
                  3,
                )} ${places.length === 1 ? 'changes' : 'change'} places. Nothing is sent yet.`}
          </p>
          <span className="act-row">
            {places.length > 0 && (
              <Button small look="firm" onClick={apply}>
                Apply {plural(places.length, 'change')}
              </Button>
            )}
            <Button small look="plain" onClick={() => setWanted(undefined)}>
              Discard
            </Button>
          </span>
        </div>
      )}
      {adding && (
        <Suspense fallback={null}>
          <AddDialog queue={queue} onClose={() => setAdding(false)} />
        </Suspense>
      )}
    </section>
  );
}

/** How long an accepted change is waited for before it is told as something else. */
const PENDING_MS = 15 * 60_000;

/** Commands about members of this queue that are under way, newest per agent. */
function useGoing(queue: Queue): ReadonlyMap<AgentId, CommandRecord> {
  const commands = useCommands();
  const now = useNow();
  const going = new Map<AgentId, CommandRecord>();
  for (const command of commands) {
    const { queueId, agentId } = command.target;
    if (queueId !== queue.id || agentId === undefined || !isEntityId(agentId) || going.has(agentId)) continue;
    const open = command.state === 'waiting' || command.state === 'sent' || command.state === 'accepted';
    if (open && now - command.asOf < PENDING_MS) going.set(agentId, command);
  }
  return going;
}

const isAdding = ({ type }: CommandRecord) => type === 'queue.add-agent' || type === 'queue.loan-agent';

/** By name: a list that stays put. */
function byName<T extends { readonly agentId: AgentId }>(
  members: readonly T[],
  live: ReturnType<typeof useLive>,
): readonly T[] {
  return members.toSorted((a, b) =>
    (live.row(a.agentId)?.name ?? a.agentId).localeCompare(live.row(b.agentId)?.name ?? b.agentId),
  );
}
