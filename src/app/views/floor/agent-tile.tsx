import { Eye } from 'lucide-react';
import { memo } from 'react';
import type { AgentId } from '../../../floor/ids.ts';
import { type AgentRow, useAgentFreshness, useAgentRow } from '../../live/index.ts';
import { Elapsed } from '../../ui/elapsed.tsx';
import { OverIcon, StateIcon } from '../../ui/state-icon.tsx';
import { STATE_LOOKS } from '../../ui/state-look.ts';
import { contactWords, pendingWords, reasonWords, watcherWords } from './row-words.ts';

type Props = {
  readonly id: AgentId;
  readonly over: boolean;
  readonly active: boolean;
  readonly chosen: boolean;
};

/** One agent in the least room that still says who, what, how long, and whether it is in trouble. */
export const AgentTile = memo(function AgentTile({ id, over, active, chosen }: Props) {
  const row = useAgentRow(id);
  const freshness = useAgentFreshness(id);
  if (row === undefined) return null;
  const { short, colour } = STATE_LOOKS[row.display];
  return (
    <div
      role="gridcell"
      className="tile"
      tabIndex={active ? 0 : -1}
      aria-selected={chosen}
      data-agent={id}
      data-row={id}
      data-display={row.display}
      data-over={over || undefined}
      data-freshness={freshness}
      data-watched={row.supervisions.length > 0 || undefined}
      data-tip={tipOf(row)}
      style={{ '--state': colour }}
    >
      <span className="tile-name">
        {over && (
          <>
            <OverIcon size={10} />
            <span className="sr-only">Over the limit: </span>
          </>
        )}
        <bdi className="cut">{row.name}</bdi>
        {row.supervisions.length > 0 && (
          <span className="tile-eye">
            <Eye size={12} aria-hidden="true" />
            <span className="sr-only">supervised by </span>
            {row.supervisions.length}
          </span>
        )}
      </span>
      <span className="tile-state">
        <StateIcon
          state={row.display}
          size={10}
          text={row.contact !== undefined && row.contact.channel !== 'voice'}
        />
        <bdi className="cut">
          {row.display === 'unknown' ? row.word : (reasonWords(row.display, row.reason) ?? short)}
        </bdi>
        <Elapsed platformId={row.platformId} since={row.since} />
      </span>
    </div>
  );
});

function tipOf(row: AgentRow): string {
  const contact = row.contact && contactWords(row.contact);
  return [
    row.name,
    row.reason === undefined ? row.word : `${row.word}, ${row.reason}`,
    row.team,
    contact && [contact.skill, contact.party].filter(Boolean).join(' · '),
    pendingWords(row.pending),
    row.supervisions.length > 0 ? watcherWords(row.supervisions).tip : undefined,
  ]
    .filter(line => line !== undefined)
    .join('\n');
}
