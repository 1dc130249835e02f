import { useMemo } from 'react';
import type { Contact } from '../../../../floor/entities.ts';
import type { QueueId } from '../../../../floor/ids.ts';
import { useLive, useNow } from '../../../live/index.ts';
import { ChannelIcon } from '../../../ui/channel-icon.tsx';
import { Elapsed } from '../../../ui/elapsed.tsx';
import { plural } from '../../../ui/format.ts';
import type { QueueLine } from '../board.ts';

const MOST = 50;

/** Contacts that wait in a queue, longest first: those that no agent has. */
function useWaiting(queueId: QueueId): readonly Contact[] {
  const { store } = useLive();
  const now = useNow();
  const { contacts } = store.getState().floor;
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at again each second
  return useMemo(
    () =>
      [...contacts.values()]
        .filter(
          one => one.queueId === queueId && one.agentId === undefined && !one.final && one.status !== 'ended',
        )
        .sort((a, b) => (a.startedAt ?? a.asOf) - (b.startedAt ?? b.asOf)),
    [contacts, queueId, now],
  );
}

/** Who waits, and for how long. */
export function WaitingList({ line }: { readonly line: QueueLine }) {
  const { queue, platform, limits } = line;
  const waiting = useWaiting(line.id);
  const now = useNow();
  const told = queue.waiting ?? 0;
  if (told === 0 && waiting.length === 0) return null;
  return (
    <section className="panel-section" aria-labelledby="waiting-title">
      <h3 id="waiting-title">Waiting</h3>
      {waiting.length === 0 ? (
        <p className="quiet">
          {platform?.name ?? 'The platform'} tells that {plural(told, 'contact')}{' '}
          {told === 1 ? 'waits' : 'wait'}, not who.
        </p>
      ) : (
        <ol className="waiting-contacts">
          {waiting.slice(0, MOST).map(contact => (
            <li
              key={contact.id}
              data-over={
                (limits.wait !== undefined &&
                  contact.startedAt !== undefined &&
                  now - contact.startedAt > limits.wait * 1000) ||
                undefined
              }
            >
              <ChannelIcon channel={contact.channel} direction={contact.direction} />
              <bdi className="cut">{contact.customerName ?? contact.customer ?? 'Caller not told'}</bdi>
              {contact.customerName !== undefined && contact.customer !== undefined && (
                <bdi className="cut quiet">{contact.customer}</bdi>
              )}
              {contact.status !== 'queued' && (
                <bdi className="quiet cut">{contact.word || contact.status}</bdi>
              )}
              <Elapsed platformId={contact.platformId} since={contact.startedAt} className="ml-auto" />
            </li>
          ))}
        </ol>
      )}
      {waiting.length > MOST && <p className="quiet">and {waiting.length - MOST} more</p>}
      {waiting.length > 0 && told > waiting.length && (
        <p className="quiet">{plural(told - waiting.length, 'more contact')} not told in detail</p>
      )}
    </section>
  );
}
