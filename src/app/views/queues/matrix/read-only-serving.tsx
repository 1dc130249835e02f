import { Lock } from 'lucide-react';
import type { Platform } from '../../../../floor/entities.ts';
import type { AgentId } from '../../../../floor/ids.ts';
import { type RosterRows, useAgentRow, useAgentTexts } from '../../../live/index.ts';
import { plural } from '../../../ui/format.ts';
import { StateIcon } from '../../../ui/state-icon.tsx';

const MOST = 200;

/** Where a platform does not let queues be changed: what its agents serve now, as far as it shows, and why no more. */
export function ReadOnlyServing({
  platform,
  rows,
}: {
  readonly platform: Platform;
  readonly rows: RosterRows;
}) {
  const capability = platform.capabilities['queue.add-agent'];
  const ids: AgentId[] = [];
  for (let index = 0; index < Math.min(rows.length, MOST); index += 1) {
    const row = rows.rowAt(index);
    if (row?.kind === 'agent') ids.push(row.id);
  }
  return (
    <div className="read-only">
      <p className="read-only-why">
        <Lock size={14} aria-hidden="true" />
        <span>
          <strong className="font-semibold">{platform.name} can only be looked at here.</strong>{' '}
          {capability?.can === false && capability.why} The queues below are those of the agents’
          conversations now.
        </span>
      </p>
      <ul>
        {ids.map(id => (
          <Line key={id} id={id} />
        ))}
      </ul>
      {rows.length > MOST && (
        <p className="quiet">{plural(rows.length - MOST, 'more agent')}: filter to find them</p>
      )}
    </div>
  );
}

function Line({ id }: { readonly id: AgentId }) {
  const row = useAgentRow(id);
  const texts = useAgentTexts(id);
  const names = new Map<string, number>();
  for (const { session } of texts)
    if (session.state !== 'ended' && session.queueName !== undefined)
      names.set(session.queueName, (names.get(session.queueName) ?? 0) + 1);
  return (
    <li>
      {row !== undefined && <StateIcon state={row.display} size={11} />}
      <bdi className="cut">{row?.name ?? id}</bdi>
      <span className="quiet cut">
        {names.size === 0
          ? 'no conversation now'
          : [...names].map(([name, count]) => (count === 1 ? name : `${name} × ${count}`)).join(', ')}
      </span>
    </li>
  );
}
