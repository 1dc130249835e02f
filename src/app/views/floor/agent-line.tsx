import { memo } from 'react';
import type { AgentId } from '../../../floor/ids.ts';
import { useAgentFreshness, useAgentRow } from '../../live/index.ts';
import { AgentCells } from './agent-cells.tsx';

type Props = {
  readonly id: AgentId;
  /** Place among all rows, from 0. */
  readonly index: number;
  /** Distance from the top of the list, in pixels. */
  readonly y: number;
  readonly over: boolean;
  readonly activeColumn: number;
  /** Its panel is open. */
  readonly chosen: boolean;
};

/** One agent's row: listens to its own agent only. Moving it renders no cell. */
export const AgentLine = memo(function AgentLine(props: Props) {
  const { id, index, y, over, activeColumn, chosen } = props;
  const row = useAgentRow(id);
  const freshness = useAgentFreshness(id);
  if (row === undefined) return null;
  return (
    <div
      role="row"
      className="line"
      aria-rowindex={index + 2}
      aria-selected={chosen}
      data-agent={id}
      data-row={id}
      data-over={over || undefined}
      data-away={row.display === 'logged-out' || undefined}
      data-freshness={freshness}
      data-watched={row.supervisions.length > 0 || undefined}
      style={{ transform: `translateY(${y}px)` }}
    >
      <AgentCells row={row} over={over} activeColumn={activeColumn} />
    </div>
  );
});
