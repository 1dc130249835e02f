import { memo, type RefObject, useEffect, useRef } from 'react';
import type { AgentId } from '../../../floor/ids.ts';
import { useAgentFreshness, useAgentRow } from '../../live/index.ts';
import { AgentCells } from './agent-cells.tsx';

type Props = {
  readonly id: AgentId;
  readonly over: boolean;
  readonly activeColumn: number;
  /** Its panel is open. */
  readonly chosen: boolean;
};

/** One agent's row: listens to its own agent only. Where it stands is the grid's: moving it renders nothing. */
export const AgentLine = memo(function AgentLine(props: Props) {
  const { id, over, activeColumn, chosen } = props;
  const row = useAgentRow(id);
  const freshness = useAgentFreshness(id);
  const ref = useRef<HTMLDivElement>(null);
  useChangeMark(ref, row?.display);
  if (row === undefined) return null;
  return (
    <div
      ref={ref}
      role="row"
      className="line"
      aria-selected={chosen}
      data-agent={id}
      data-row={id}
      data-over={over || undefined}
      data-away={row.display === 'logged-out' || undefined}
      data-freshness={freshness}
      data-watched={row.supervisions.length > 0 || undefined}
    >
      <AgentCells row={row} over={over} activeColumn={activeColumn} />
    </div>
  );
});

/** How long a changed state is marked, in milliseconds. */
const MARKED = 1000;

/** Marks the row for a moment when what it is about changes under the eye; not when it comes into sight. */
function useChangeMark(line: RefObject<HTMLElement | null>, value: string | undefined) {
  const shown = useRef(value);
  useEffect(() => {
    const element = line.current;
    if (element === null || shown.current === value) return;
    shown.current = value;
    element.dataset.changed = '';
    const timer = setTimeout(() => delete element.dataset.changed, MARKED);
    return () => clearTimeout(timer);
  }, [line, value]);
}
